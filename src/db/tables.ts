// Written by `suohe schema` from the database's own catalogue. Do not edit; CI compares it.
import type { ColumnType, Generated } from 'kysely';

/** JSON comes back parsed, as what it may be: unknown. It goes in as text: `JSON.stringify(value)`. */
type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;

export type Database = {
  access_log: {
    county: string;
    seq: number;
    at: string;
    by_post: string;
    by_account: string;
    subject: string;
    reason: string;
    previous: string;
    hash: string;
  };
  access_log_head: {
    county: string;
    seq: number;
    hash: string;
  };
  account: {
    id: string;
    login: string;
    name: string;
    password_hash: string | null;
    failed_sign_ins: Generated<number>;
    locked_until: string | null;
    created_at: string;
    disabled_at: string | null;
  };
  calendar_counted: {
    county: string;
    digest: string;
  };
  case_join: {
    county: string;
    organisation: string;
    case_id: string;
  };
  case_search: {
    county: string;
    case_id: string;
    body: string;
    pairs: string[];
  };
  county: {
    county: string;
    name: string;
    english_name: string;
    simulated: boolean;
    definition: string | null;
  };
  definition: {
    county: string;
    digest: string;
    body: Json;
    loaded_at: string;
  };
  document: {
    county: string;
    id: string;
    kind: string;
    title: string;
    place: string | null;
    year: number | null;
    speaker: string | null;
    given_on: string | null;
    index_number: string | null;
    file_name: string;
    digest: string;
    content: string;
    uploaded_at: string;
    uploaded_by_post: string;
    uploaded_by_account: string;
  };
  entry: {
    county: string;
    case_id: string;
    seq: number;
    type: string;
    version: number;
    at: string;
    by_post: string;
    by_account: string;
    body: Json;
    private_digest: string | null;
    previous: string;
    hash: string;
  };
  entry_private: {
    county: string;
    case_id: string;
    seq: number;
    salt: string;
    body: Json;
  };
  evidence_file: {
    county: string;
    digest: string;
    media_type: string;
    content: Buffer;
    kept_at: string;
    kept_by_post: string;
    kept_by_account: string;
  };
  holding: {
    county: string;
    id: string;
    post: string;
    account: string;
    kind: string;
    valid_from: string;
    valid_to: string | null;
  };
  idempotency: {
    county: string;
    account: string;
    key: string;
    request: string;
    answer: OptionalJson;
    at: string;
  };
  invitation: {
    token_hash: string;
    account: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  ledger_case: {
    county: string;
    id: string;
    matter: string;
    number: string;
    title: string;
    stage: string;
    lead_organisation: string | null;
    deadline: string | null;
    document: string | null;
    span_start: number | null;
    span_end: number | null;
    body: Json;
    seq: number;
    head: string;
    opened_at: string;
    plan_year: number | null;
    matter_version: string | null;
    ended: Generated<boolean>;
    parent: string | null;
    due_at: string | null;
    next_at: string | null;
    fold: Generated<number>;
  };
  matter_in_force: {
    county: string;
    matter: string;
    valid_from: string;
    valid_to: string | null;
    digest: string;
  };
  matter_version: {
    county: string;
    digest: string;
    matter: string;
    valid_from: string;
    body: Json;
    loaded_at: string;
  };
  meeting: {
    county: string;
    series: string;
    planned_for: string;
    case_id: string;
  };
  message: {
    county: string;
    post: string;
    id: string;
    case_id: string;
    seq: number;
    topic: string;
    body: Json;
    at: string;
    read_at: string | null;
    noticed_at: string | null;
  };
  notice: {
    county: string;
    address: string;
    message: string;
    case_id: string;
    seq: number;
    urgency: string;
    kind: string;
    due: string | null;
    at: string;
    tell_at: string;
    state: string;
    tries: number;
    last_error: string | null;
    settled_at: string | null;
    last_error_en: string | null;
  };
  notice_address: {
    county: string;
    id: string;
    post: string;
    channel: string;
    address: string;
    by_link: boolean;
    digest_at: string | null;
    quiet_from: string | null;
    quiet_to: string | null;
    valid_from: string;
    valid_to: string | null;
    set_at: string;
    set_by_post: string;
    set_by_account: string;
    language: Generated<string>;
  };
  number_series: {
    county: string;
    series: string;
    year: number;
    last: number;
  };
  observation: {
    county: string;
    measure: string;
    period: string;
    place: string;
    aspect: string;
    grade: string;
    vintage: number;
    edition: string;
    value: string;
    issued_on: string;
    source: Json;
    recorded_at: string;
    by_post: string;
    by_account: string;
  };
  order_link: {
    county: string;
    token_hash: string;
    post: string;
    case_id: string;
    seq: number;
    address: string;
    made_at: string;
    expires_at: string;
    revoked_at: string | null;
    revoked_why: string | null;
  };
  order_link_file: {
    county: string;
    token_hash: string;
    digest: string;
    bytes: number;
    kept_at: string;
  };
  organisation: {
    county: string;
    id: string;
    valid_from: string;
    valid_to: string | null;
    name: string;
    kind: string;
    superior: string | null;
  };
  outbox: {
    county: string;
    id: string;
    topic: string;
    body: Json;
    at: string;
    delivered_at: string | null;
    tries: Generated<number>;
    try_at: string | null;
    last_error: string | null;
    position: number | null;
  };
  post: {
    county: string;
    id: string;
    organisation: string;
    title: string;
    roles: string[];
    valid_from: string;
    valid_to: string | null;
  };
  proposal: {
    county: string;
    document: string;
    id: string;
    ordinal: number;
    span_start: number;
    span_end: number;
    state: string;
    draft: Json;
    version: number;
    waived_because: string | null;
    case_id: string | null;
    changed_at: string;
    changed_by_post: string;
  };
  reading: {
    county: string;
    document: string;
    reader: string;
    body: Json;
    read_at: string;
  };
  review_step: {
    county: string;
    document: string;
    seq: number;
    kind: string;
    before: Json;
    after: Json;
    at: string;
    by_post: string;
    by_account: string;
    undone_at: string | null;
  };
  schema_migration: {
    id: number;
    name: string;
    hash: string;
    applied_at: Generated<string>;
  };
  score_result: {
    county: string;
    id: string;
    scheme: string;
    digest: string;
    computed_at: string;
    body: Json;
  };
  session: {
    token_hash: string;
    account: string;
    created_at: string;
    expires_at: string;
  };
};

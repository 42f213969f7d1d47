import type { ProposalView } from '../../wire/index.ts';

/** A proposal of the made-up county, for tests: name only the fields that matter. */
export const proposal = (fields: Partial<ProposalView> = {}): ProposalView => ({ ...example, ...fields });

const example: ProposalView = JSON.parse(`{
  "id": "01980000-0000-7000-8000-000000000001", "ordinal": 1, "start": 0, "end": 12,
  "quote": "新增停车泊位1500个", "section": "（四）把县城这个家建美", "state": "proposed", "version": 1,
  "waivedBecause": null, "caseId": null, "suggestedLeads": [],
  "draft": { "title": "新增停车泊位1500个", "type": "numeric", "deadline": null, "lead": null, "note": "", "joins": [], "leader": null, "milestones": [], "children": [],
    "targets": [{ "metric": "停车泊位", "kind": "value", "direction": "none", "op": "ge", "value": 1500, "value2": null, "unit": "个" }] }
}`);

/** What a route does, in one line, and what it takes or gives beside JSON. */
export type RouteWords = {
  readonly says: string;
  readonly takes?: 'file';
  readonly gives?: readonly ('xlsx' | 'docx' | 'tsv' | 'file' | 'events')[];
};

const c = '/api/counties/{county}';

/** Every route of the API in words. `routes.test.ts` fails for one that is not here. */
export const routeWords: Readonly<Record<string, RouteWords>> = {
  'GET /api/health': { says: 'Whether the server answers.' },
  'POST /api/read': {
    says: 'Reads the text of a work report, or of minutes of a meeting, and keeps nothing.',
    takes: 'file',
  },
  'GET /api/clock': { says: 'Answers a question about a period of working days and keeps nothing.' },
  'GET /api/session': { says: 'Who is signed in, with the posts of the day.' },
  'POST /api/session': { says: 'Signs in; the session is a cookie.' },
  'DELETE /api/session': { says: 'Signs out.' },
  'GET /api/invitations/{token}': { says: 'What a one-time link is for.' },
  'POST /api/invitations/{token}': { says: 'Sets name and password by a one-time link.' },
  'POST /api/order-links/open': { says: 'Opens the order that the link of a notice leads to.' },
  'POST /api/order-links/files': {
    says: 'Keeps a file that is to go with an answer by link.',
    takes: 'file',
  },
  'POST /api/order-links/answer': { says: 'Answers an order by the link of its notice, with files.' },
  [`GET ${c}/organisations`]: { says: 'The organisations of the day.' },
  [`GET ${c}/posts`]: { says: 'The posts of the day.' },
  [`GET ${c}/people`]: { says: 'The persons with their posts.' },
  [`POST ${c}/people`]: { says: 'Adds a person to posts and answers with a one-time link.' },
  [`GET ${c}/posts/{post}/holdings`]: { says: 'Who is, was and will be at a post.' },
  [`POST ${c}/posts/{post}/holdings`]: {
    says: 'Puts a person at a post: as the next holder, or as leave cover.',
  },
  [`POST ${c}/posts/{post}/holdings/{holding}/end`]: { says: 'Ends somebody’s time at a post.' },
  [`GET ${c}/definition`]: { says: 'What the county has defined, in the version in force.' },
  [`POST ${c}/documents`]: {
    says: 'Takes in a work report or minutes; the same text twice leads to the one that stands.',
    takes: 'file',
  },
  [`GET ${c}/documents`]: { says: 'The documents with the state of their review.' },
  [`GET ${c}/documents/{document}`]: { says: 'A document with its reading and proposals.' },
  [`GET ${c}/comparison`]: { says: 'Last year’s plan held against this year’s report.' },
  [`POST ${c}/documents/{document}/proposals`]: { says: 'Proposes a stretch that the reader passed over.' },
  [`PUT ${c}/documents/{document}/proposals/{proposal}`]: { says: 'Corrects a proposal.' },
  [`POST ${c}/documents/{document}/proposals/{proposal}/confirm`]: {
    says: 'Confirms a proposal: a commitment is opened.',
  },
  [`POST ${c}/documents/{document}/proposals/{proposal}/waive`]: { says: 'Waives a proposal with a reason.' },
  [`POST ${c}/documents/{document}/proposals/{proposal}/restore`]: { says: 'Takes a waiver back.' },
  [`POST ${c}/documents/{document}/proposals/{proposal}/split`]: { says: 'Makes two proposals of one.' },
  [`POST ${c}/documents/{document}/merge`]: { says: 'Makes neighbouring proposals one.' },
  [`POST ${c}/documents/{document}/undo`]: { says: 'Takes the last step of a review back.' },
  [`POST ${c}/documents/{document}/issue`]: {
    says: 'Sends the orders that were confirmed in minutes to their units.',
  },
  [`POST ${c}/inflow/proposal`]: {
    says: 'Proposes unit and deadline for an order that came in; keeps nothing.',
  },
  [`POST ${c}/inflow/look-over`]: {
    says: 'Looks an order over before it is registered: the same number registered already, days that cannot be right or are off. Writes nothing.',
  },
  [`POST ${c}/inflow`]: {
    says: 'Takes in an order: an instruction, one from above, or a decision of a meeting.',
  },
  [`GET ${c}/meetings`]: { says: 'The meetings, and those that were skipped.' },
  [`GET ${c}/meetings/{meeting}`]: { says: 'A meeting with its agenda and decisions.' },
  [`GET ${c}/meetings/{meeting}/agenda.docx`]: { says: 'The agenda as a document.', gives: ['docx'] },
  [`GET ${c}/meetings/{meeting}/minutes.docx`]: { says: 'The minutes as a document.', gives: ['docx'] },
  [`POST ${c}/meetings/{meeting}/agenda`]: { says: 'Sets the agenda of a meeting.' },
  [`POST ${c}/meetings/{meeting}/decisions`]: { says: 'Writes a decision down: it becomes a case.' },
  [`GET ${c}/orders`]: { says: 'The orders of the ladder and by hand, the newest first.' },
  [`GET ${c}/cases/{case}/orders/{seq}/order.docx`]: { says: 'An order as a document.', gives: ['docx'] },
  [`GET ${c}/cases/{case}/orders/{seq}/links`]: {
    says: 'What became of the notices of an order and of the links in them.',
  },
  [`POST ${c}/cases/{case}/orders/{seq}/links/renewal`]: {
    says: 'Sends a new link for an order; the former ones hold no more.',
  },
  [`POST ${c}/cases/{case}/orders/{seq}/links/revocation`]: { says: 'Makes every link to an order void.' },
  [`POST ${c}/adoptions`]: { says: 'Adopts commitments: from readings they become the county’s own.' },
  [`POST ${c}/cases/{case}/correction`]: { says: 'Corrects the terms of a commitment with a reason.' },
  [`POST ${c}/closures`]: { says: 'Closes commitments with their outcome.' },
  [`POST ${c}/carry-overs`]: { says: 'Carries unfinished commitments over into another year.' },
  [`GET ${c}/plans`]: { says: 'The years that have a plan.' },
  [`GET ${c}/plans/{year}/sheet.xlsx`]: {
    says: 'The breakdown sheet of a year as a workbook.',
    gives: ['xlsx'],
  },
  [`GET ${c}/plans/{year}/sheet.docx`]: {
    says: 'The breakdown sheet of a year as a document.',
    gives: ['docx'],
  },
  [`POST ${c}/plans/{year}/sheet`]: {
    says: 'Holds an edited sheet against the plan, or applies it as it was seen.',
    takes: 'file',
  },
  [`GET ${c}/plans/{year}/progress`]: {
    says: 'The progress of a year’s commitments, each with how it was computed.',
  },
  [`GET ${c}/cases/{case}/progress`]: {
    says: 'The progress of a case, with the computation down to its rows.',
  },
  [`GET ${c}/scores`]: { says: 'The results of schemes that score units.' },
  [`GET ${c}/scores/{result}`]: { says: 'A result with its reasons, so that a reader can recompute it.' },
  [`GET ${c}/scores/{result}/differences`]: { says: 'In what a result differs from the one before it.' },
  [`GET ${c}/scores/{result}/score.xlsx`]: { says: 'A result as a workbook.', gives: ['xlsx'] },
  [`GET ${c}/scores/{result}/score.json`]: { says: 'A result with everything it was computed from.' },
  [`POST ${c}/schemes/{scheme}/results`]: { says: 'Computes a result of a scheme.' },
  [`POST ${c}/exclusions`]: { says: 'Asks to leave something out of a score, with a reason.' },
  [`POST ${c}/inspection-plans/{case}/draw`]: {
    says: 'Draws what an inspection looks at, by a recorded seed.',
  },
  [`GET ${c}/inspection-plans/{case}/sample.tsv`]: {
    says: 'The seed, the population and the sample of a verification plan, to be drawn again by anybody.',
    gives: ['tsv'],
  },
  [`POST ${c}/inspections/{case}/drop`]: {
    says: 'Ends an inspection whose case is no longer reported as done; the next in the order of the seed is drawn.',
  },
  [`GET ${c}/rates`]: { says: 'The rates that the matters define.' },
  [`GET ${c}/rates/{matter}/{rate}`]: { says: 'A rate with its definition and the rows behind it.' },
  [`GET ${c}/notice-addresses`]: { says: 'Where messages of posts are sent to outside.' },
  [`POST ${c}/notice-addresses`]: { says: 'Adds an address to which messages are sent.' },
  [`PUT ${c}/notice-addresses/{address}`]: {
    says: 'Changes how an address is told: digest, quiet hours, language, links.',
  },
  [`POST ${c}/notice-addresses/{address}/trial`]: {
    says: 'Sends a trial notice at once and says what the other side answered.',
  },
  [`DELETE ${c}/notice-addresses/{address}`]: { says: 'Takes an address away.' },
  [`GET ${c}/failed-notices`]: { says: 'Messages that could not be sent to an address.' },
  [`POST ${c}/failed-notices/retry`]: { says: 'Sends all failed messages of a channel again.' },
  [`POST ${c}/failed-notices/{address}/{message}/retry`]: { says: 'Sends such a message again.' },
  [`GET ${c}/plans/{year}/year-end`]: {
    says: 'Every commitment of a year with its result, and what is missing.',
  },
  [`GET ${c}/plans/{year}/year-end.xlsx`]: {
    says: 'The same as a workbook, with the draft for the report.',
    gives: ['xlsx'],
  },
  [`GET ${c}/plans/{year}/year-end.docx`]: { says: 'The same as a document.', gives: ['docx'] },
  [`GET ${c}/burden/{month}`]: { says: 'What a month asked of the units: orders, reports, meetings.' },
  [`GET ${c}/burden/{month}/rows`]: {
    says: 'What a month asked, row by row: of a unit, by an asker, of a kind.',
  },
  [`GET ${c}/burden/years/{year}`]: { says: 'What each month of a year asked, beside the year before.' },
  [`GET ${c}/burden/years/{year}/burden.xlsx`]: { says: 'The same as a workbook.', gives: ['xlsx'] },
  [`GET ${c}/burden/years/{year}/burden.csv`]: { says: 'The same as plain rows.', gives: ['file'] },
  [`GET ${c}/burden/{month}/burden.xlsx`]: { says: 'The same as a workbook.', gives: ['xlsx'] },
  [`GET ${c}/burden/{month}/burden.csv`]: { says: 'The same as plain rows.', gives: ['file'] },
  [`GET ${c}/forms`]: { says: 'Forms that units fill in, and the copies that wait for one’s own units.' },
  [`GET ${c}/forms/{form}`]: { says: 'A form with its rounds, and what each unit filled in.' },
  [`GET ${c}/forms/{form}/answers.xlsx`]: { says: 'What units filled in, as a workbook.', gives: ['xlsx'] },
  [`GET ${c}/form-copies/{copy}`]: { says: 'A unit’s copy of a form, as it is to be filled in.' },
  [`POST ${c}/forms/known`]: {
    says: 'Which fields of a planned form the ledger has already; keeps nothing.',
  },
  [`POST ${c}/forms`]: { says: 'Sends a form to units, all or none.' },
  [`POST ${c}/forms/{form}/withdraw`]: { says: 'Withdraws a form and every copy that is still out.' },
  [`POST ${c}/forms/{form}/close`]: { says: 'Takes every copy that was filled in, and closes the form.' },
  [`POST ${c}/form-copies/{copy}/fill`]: { says: 'Fills a copy in.' },
  [`POST ${c}/burden/outlook`]: { says: 'What something planned would ask of the units; keeps nothing.' },
  [`GET ${c}/measures`]: { says: 'The county’s measures, each with the figure that was issued last.' },
  [`GET ${c}/observations`]: { says: 'What was observed of a measure, with grade and vintage.' },
  [`POST ${c}/observations`]: {
    says: 'Puts figures of measures on record, all or none; `dryRun` writes nothing.',
  },
  [`POST ${c}/observations/file`]: {
    says: 'Brings a table of figures of measures on record, xlsx or csv, all or nothing.',
  },
  [`GET ${c}/matters`]: { says: 'The matters of which cases can be opened today.' },
  [`POST ${c}/cases`]: { says: 'Opens a case of a matter.' },
  [`POST ${c}/openings`]: { says: 'Opens several cases, all or none, such as the tasks of a commitment.' },
  [`GET ${c}/cases`]: { says: 'Cases, the newest first, page by page.' },
  [`GET ${c}/cases/{case}`]: { says: 'A case with its entries and all that stands on record of it.' },
  [`GET ${c}/cases/{case}/steps`]: { says: 'The steps that the asking person may do now.' },
  [`POST ${c}/cases/{case}/steps/{step}`]: { says: 'Does a step that the matter defines.' },
  [`GET ${c}/cases/{case}/clocks`]: { says: 'The clocks of a case, each explained day by day.' },
  [`GET ${c}/cases/{case}/verification`]: { says: 'Holds a case against its chain.' },
  [`GET ${c}/cases/{case}/entries/{seq}/private`]: {
    says: 'The private part of an entry; the look is recorded with its reason.',
  },
  [`POST ${c}/cases/{case}/files`]: {
    says: 'Keeps a file of evidence and answers with its digest.',
    takes: 'file',
  },
  [`GET ${c}/cases/{case}/evidence/{seq}/file`]: {
    says: 'A file of evidence; the look is recorded with its reason.',
    gives: ['file'],
  },
  [`GET ${c}/work`]: { says: 'The open cases of one’s organisations, the earliest due first, page by page.' },
  [`GET ${c}/search`]: {
    says: 'Cases in whose number, title or public form a text stands, the newest first, page by page.',
  },
  [`GET ${c}/messages`]: { says: 'What one’s posts were told, the newest first, page by page.' },
  [`GET ${c}/messages/unread`]: { says: 'How many messages nobody at one’s posts has read.' },
  [`POST ${c}/messages/read`]: { says: 'Marks messages of one’s own posts as read; again changes nothing.' },
  [`GET ${c}/changes`]: {
    says: 'What is written to cases: a stream that goes on by Last-Event-ID, or a page for programs.',
    gives: ['events'],
  },
};

// The rooms and their arrows (docs/architecture.md). A new arrow needs a decision record.
const rooms = {
  kernel: [],
  clock: ['kernel'],
  wire: ['kernel', 'clock'],
  db: ['kernel'],
  documents: ['kernel', 'clock'],
  catalog: ['kernel', 'clock', 'rules', 'db'],
  people: ['kernel', 'clock', 'catalog', 'db'],
  rules: ['kernel', 'clock'],
  registers: ['kernel', 'clock', 'catalog', 'db'],
  measures: ['kernel', 'clock', 'catalog', 'db'],
  ledger: ['kernel', 'clock', 'catalog', 'people', 'rules', 'registers', 'measures', 'documents', 'db'],
  publishing: [
    'kernel',
    'clock',
    'rules',
    'catalog',
    'people',
    'ledger',
    'measures',
    'registers',
    'documents',
    'db',
  ],
  notices: ['kernel', 'clock', 'catalog', 'people', 'ledger', 'db'],
  http: [
    'kernel',
    'clock',
    'wire',
    'db',
    'documents',
    'catalog',
    'people',
    'rules',
    'registers',
    'measures',
    'ledger',
    'publishing',
    'notices',
  ],
  cli: [
    'kernel',
    'clock',
    'wire',
    'db',
    'documents',
    'catalog',
    'people',
    'rules',
    'registers',
    'measures',
    'ledger',
    'publishing',
    'notices',
    'http',
  ],
  web: ['kernel', 'clock', 'wire'],
};

const closed = Object.entries(rooms).map(([room, open]) => ({
  name: `${room}-stays-in-its-room`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...open].join('|')})/` },
}));

const door = {
  name: 'enter-by-the-door',
  severity: 'error',
  from: { path: '^src/([^/]+)/' },
  to: { path: '^src/[^/]+/(?!index\\.ts$)', pathNot: '^src/$1/' },
};

const roomless = {
  name: 'every-file-has-a-room',
  severity: 'error',
  from: {},
  to: { path: '^src/', pathNot: `^src/(${Object.keys(rooms).join('|')})/` },
};

const sql = {
  name: 'sql-stays-in-the-store',
  severity: 'error',
  from: { path: '^src/', pathNot: '^src/db/|(^|/)store\\.ts$|\\.test\\.ts$' },
  to: { path: '(^|node_modules/)(pg|kysely)(/|$)' },
};

const cycle = { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } };

module.exports = {
  forbidden: [...closed, door, roomless, sql, cycle],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};

import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type WorkPart, type WorkSearch, workParts } from '../app/search.ts';
import { useStanding } from '../app/session.ts';
import { CaseTable } from '../parts/case-table.tsx';
import { Head } from '../parts/head.tsx';
import { MatterSelect } from '../parts/matter-select.tsx';
import { useMatters } from '../parts/matters.ts';
import { Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { useWork, type WorkList } from './use-work.ts';
import './work.css';

const route = getRouteApi('/c/$county/work');

const words: Readonly<Record<WorkPart, { name: Key; none: Key; next: Key }>> = {
  turn: { name: 'work.turn', none: 'work.none.turn', next: 'work.none.turn.next' },
  lead: { name: 'work.lead', none: 'work.none.lead', next: 'work.none.lead.next' },
  joins: { name: 'work.joins', none: 'work.none.joins', next: 'work.none.joins.next' },
};

function Parts({ part }: { part: WorkPart }) {
  const { t } = useWording();
  return (
    <nav className="work-parts" aria-label={t('work.parts')}>
      {workParts.map((one) => (
        <Link
          key={one}
          from="/c/$county/work"
          to="."
          search={(before: WorkSearch) => ({ ...before, part: one })}
          aria-current={one === part ? 'page' : undefined}
          activeProps={{}}
        >
          {t(words[one].name)}
        </Link>
      ))}
    </nav>
  );
}

function Filters({ list }: { list: WorkList | undefined }) {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const put = (part: { matter?: string | undefined; late?: true | undefined }) =>
    void navigate({
      search: ({ matter: _m, late: _l, ...rest }) => {
        const { matter, late } = { ...search, ...part };
        return { ...rest, ...(matter ? { matter } : {}), ...(late ? { late } : {}) };
      },
      replace: true,
    });
  return (
    <search className="work-filters">
      <MatterSelect county={county} value={search.matter} set={(matter) => put({ matter })} />
      <label>
        <input
          type="checkbox"
          checked={search.late === true}
          onChange={(event) => put({ late: event.target.checked ? true : undefined })}
        />
        {t('work.late-only')}
      </label>
      {list && (
        <span className="quiet work-count" role="status">
          {t(list.beyond ? 'work.count.beyond' : 'work.count', { count: list.total.toLocaleString('en') })}
        </span>
      )}
    </search>
  );
}

function None({ county, search }: { county: string; search: WorkSearch }) {
  const { t } = useWording();
  if (search.matter !== undefined || search.late)
    return (
      <Nothing title={t('work.none.filtered')}>
        <p>
          <Link to="/c/$county/work" params={{ county }} search={search.part ? { part: search.part } : {}}>
            {t('work.none.filtered.next')}
          </Link>
        </p>
      </Nothing>
    );
  const { none, next } = words[search.part ?? 'turn'];
  return (
    <Nothing title={t(none)}>
      <p>{t(next)}</p>
    </Nothing>
  );
}

/** The way to a new case, for who may open any. */
function ToOpen({ county }: { county: string }) {
  const { t } = useWording();
  const matters = useMatters(county);
  if (matters.state !== 'ready' || !matters.value.some(({ mayOpen }) => mayOpen)) return null;
  return (
    <Link to="/c/$county/open" params={{ county }} className="button-link">
      {t('open.title')}
    </Link>
  );
}

/** What waits for the signed-in person, and what their units lead or co-operate in: the earliest due first. */
export function WorkPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const standing = useStanding(county);
  const page = useWork(county, search);
  const part = search.part ?? 'turn';
  return (
    <>
      <Head title={t('work.title')} aside={<ToOpen county={county} />}>
        <p className="quiet">{t('work.words')}</p>
      </Head>
      <Parts part={part} />
      <Filters list={page.state === 'ready' ? page.value : undefined} />
      <Stateful
        page={page}
        ready={(list) =>
          list.cases.length === 0 || !standing ? (
            <None county={county} search={search} />
          ) : (
            <CaseTable
              county={county}
              caption={t(words[part].name)}
              cases={list.cases}
              today={standing.session.today}
            >
              {list.more && (
                <Button onClick={list.more} loading={list.bringing}>
                  {t('ledger.more')}
                </Button>
              )}
            </CaseTable>
          )
        }
      />
    </>
  );
}

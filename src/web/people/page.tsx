import { getRouteApi, Link } from '@tanstack/react-router';
import type { PersonView } from '../../wire/index.ts';
import { holds, useStanding } from '../app/session.ts';
import { NameOf, postNamed, useNameText } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Nothing, Stateful } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { HandOver } from './hand-over.tsx';
import { Invite } from './invite.tsx';
import './people.css';
import { usePeople } from './use-people.ts';

const route = getRouteApi('/c/$county/people');

const stateOf = ({ disabled, hasPassword }: PersonView): Key =>
  disabled ? 'people.disabled' : hasPassword ? 'people.active' : 'people.waiting';

function Row({
  county,
  person,
  people,
}: {
  county: string;
  person: PersonView;
  people: readonly PersonView[];
}) {
  const nameText = useNameText();
  const { t } = useWording();
  return (
    <tr>
      <th scope="row">{person.name}</th>
      <td>
        <span className="phone-label">{t('account.login')}</span>
        {person.login}
      </td>
      <td>
        <ul className="posts">
          {person.posts.map((post) => (
            <li key={`${post.county} ${post.id}`}>
              <NameOf named={postNamed(post)} />{' '}
              <HandOver
                county={county}
                people={people}
                post={post.id}
                label={
                  <>
                    <span aria-hidden="true">{t('hand-over.short')}</span>
                    <span className="hidden">
                      {t('hand-over.short.of', { post: nameText(postNamed(post)) })}
                    </span>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </td>
      <td>{t(stateOf(person))}</td>
    </tr>
  );
}

function PeopleTable({ county }: { county: string }) {
  const { t } = useWording();
  const people = usePeople(county);
  return (
    <Stateful
      page={people}
      ready={(rows) =>
        rows.length === 0 ? (
          <Nothing title={t('people.none')} />
        ) : (
          <>
            <p className="acts people-acts">
              <HandOver county={county} people={rows} label={t('hand-over.open')} />
            </p>
            <table className="people">
              <caption className="hidden">{t('people.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('account.name')}</th>
                  <th scope="col">{t('account.login')}</th>
                  <th scope="col">{t('people.posts')}</th>
                  <th scope="col">{t('people.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((person) => (
                  <Row key={person.id} county={county} person={person} people={rows} />
                ))}
              </tbody>
            </table>
          </>
        )
      }
    />
  );
}

/** Who holds which post; only administrators come here. */
export function PeoplePage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const standing = useStanding(county);
  const allowed = standing !== undefined && holds(standing, 'administrator');
  return (
    <>
      <Head title={t('people.title')} aside={allowed && <Invite county={county} />}>
        <p className="quiet">{t('people.words')}</p>
        {allowed && (
          <Link to="/c/$county/notices" params={{ county }}>
            {t('notice.title')}
          </Link>
        )}
      </Head>
      {allowed ? <PeopleTable county={county} /> : <Note tone="warn">{t('people.not-allowed')}</Note>}
    </>
  );
}

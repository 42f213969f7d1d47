import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useEffect } from 'react';
import { request } from '../ask/index.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { isTyping } from '../parts/is-typing.ts';
import { useUnread } from '../parts/unread.ts';
import { speak, useWording } from '../wording/index.ts';
import { Menu } from './menu.tsx';
import { type Standing, useNewSession } from './session.ts';

function LanguageSwitch() {
  const { language } = useWording();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="bar-button" lang={other} onClick={() => speak(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}

function Account({ standing }: { standing: Standing }) {
  const { t } = useWording();
  const newSession = useNewSession();
  const leave = useMutation({
    mutationFn: () => request<void>('/api/session', { method: 'DELETE' }),
    onSuccess: () => newSession(null),
  });
  const { account, posts } = standing.session;
  const titles = posts.filter((post) => post.county === standing.county.id);
  const items = [
    ...titles.map((post) => ({
      key: post.id,
      label: <NameOf named={postNamed(post)} />,
      disabled: true,
    })),
    { type: 'divider' as const },
    { key: 'leave', label: t('account.sign-out'), onClick: () => leave.mutate() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className="bar-button" loading={leave.isPending} aria-haspopup="menu">
        {account.name}
      </Button>
    </Dropdown>
  );
}

function Counties({ standing }: { standing: Standing }) {
  const { t, language } = useWording();
  const { county, session } = standing;
  const name = language === 'zh' ? county.name : county.englishName;
  return (
    <span className="bar-county">
      {session.counties.length > 1 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: session.counties.map((c) => ({
              key: c.id,
              label: (
                <Link to="/c/$county" params={{ county: c.id }}>
                  {language === 'zh' ? c.name : c.englishName}
                </Link>
              ),
            })),
          }}
        >
          <Button type="text" className="bar-button" aria-haspopup="menu">
            {name} ▾
          </Button>
        </Dropdown>
      ) : (
        name
      )}
      {county.simulated && <span className="tag tag-simulated">{t('county.simulated')}</span>}
    </span>
  );
}

/** What is open to everybody, without signing in. */
function PublicPages() {
  const { t } = useWording();
  return (
    <nav className="bar-open" aria-label={t('nav.label')}>
      <Link to="/clock" className="bar-link" activeProps={{ className: 'bar-link bar-link-active' }}>
        {t('nav.clock')}
      </Link>
      <Link
        to="/sign-in"
        search={{}}
        className="bar-link"
        activeProps={{ className: 'bar-link bar-link-active' }}
      >
        {t('sign-in.act')}
      </Link>
    </nav>
  );
}

/** The way to the messages of one's posts, with how many nobody has read. */
function Messages({ county }: { county: string }) {
  const { t } = useWording();
  const unread = useUnread(county);
  return (
    <Link to="/c/$county/messages" params={{ county }} className="bar-button bar-find">
      <svg className="bar-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 3.5h12v9H2z M2 4l6 5 6-5" />
      </svg>
      <span className="bar-word">{t('nav.messages')}</span>
      {unread !== undefined && unread.unread > 0 && (
        <span className="bar-count">
          {unread.unread.toLocaleString('en')}
          {unread.more && '+'} <span className="hidden">{t('messages.unread')}</span>
        </span>
      )}
    </Link>
  );
}

/** The way to the search; the key / leads there from anywhere but a field. */
function Find({ county }: { county: string }) {
  const { t } = useWording();
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      void navigate({ to: '/c/$county/search', params: { county } });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, county]);
  return (
    <Link
      to="/c/$county/search"
      params={{ county }}
      className="bar-button bar-find"
      aria-keyshortcuts="/"
      title={t('search.key')}
    >
      <svg className="bar-icon" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="M10.5 10.5 14 14" />
      </svg>
      <span className="bar-word">{t('nav.search')}</span>
    </Link>
  );
}

/** The bar on every page: the house, the county and its pages, the language, the account. */
export function Header({ standing }: { standing?: Standing | undefined }) {
  const { t } = useWording();
  return (
    <header className="bar">
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <Link to="/" className="bar-name">
        <span aria-hidden="true" className="bar-wave" />
        索河 <span className="bar-latin">Suohe</span>
      </Link>
      {standing && <Counties standing={standing} />}
      {standing && <Menu standing={standing} />}
      <span className="bar-end">
        {!standing && <PublicPages />}
        {standing && <Find county={standing.county.id} />}
        {standing && <Messages county={standing.county.id} />}
        <LanguageSwitch />
        {standing && <Account standing={standing} />}
      </span>
    </header>
  );
}

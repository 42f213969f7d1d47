import { type ReactNode, useEffect } from 'react';

/** The head of a page: its one first-level heading, and what can be done with the page. */
export function Head({ title, aside, children }: { title: string; aside?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 索河 Suohe`;
  }, [title]);
  return (
    <div className="head">
      <div className="head-words">
        <h1>{title}</h1>
        {children}
      </div>
      {aside && <div className="head-aside">{aside}</div>}
    </div>
  );
}

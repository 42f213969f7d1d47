import { Link } from '@tanstack/react-router';
import type { OrderNote } from '../../wire/index.ts';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';

/** What stops the order at one of its fields, in words; undefined where nothing does. */
export function useStop(notes: readonly OrderNote[]): (about: OrderNote['about']) => string | undefined {
  const { say } = useWording();
  return (about) => {
    const found = notes.find((note) => note.about === about && note.stops);
    return found && say(found);
  };
}

/** What a clerk is told of the order, with the cases that stand already. */
export function Notes({ county, notes }: { county: string; notes: readonly OrderNote[] }) {
  const { t, say } = useWording();
  return notes.map((note) => (
    <Note key={note.about + note.en} tone={note.stops ? 'error' : 'warn'}>
      {say(note)}{' '}
      {note.cases.slice(0, 3).map(({ id, number, title }, at) => (
        <span key={id}>
          {at > 0 && t('list.comma')}
          <Link to="/c/$county/cases/$case" params={{ county, case: id }} title={title} target="_blank">
            {number}
          </Link>
        </span>
      ))}
    </Note>
  ));
}

import type { CountedDay } from '../../wire/index.ts';
import '../clock/clock.css';
import { dayText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';

/** A period day by day: which days counted, which did not, and why. */
export function CountedDays({ days }: { days: readonly CountedDay[] }) {
  const { t, language, say } = useWording();
  return (
    <table className="clock-days">
      <caption>{t('clock.days')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('clock.day')}</th>
          <th scope="col">{t('clock.reason')}</th>
          <th scope="col">{t('clock.sum')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day} className={day.counts > 0 ? 'clock-counts' : 'clock-skips'}>
            <td>{dayText(day.day, language)}</td>
            <td>
              {say(day.reason)}
              {!day.settled && <span className="tag tag-open">{t('clock.provisional')}</span>}
            </td>
            <td className="clock-sum">{day.counts > 0 ? day.sum : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

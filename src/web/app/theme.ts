import type { ThemeConfig } from 'antd';

/** The house's look for antd; the same colours stand in styles.css for what we draw ourselves. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#12556f',
    colorInfo: '#12556f',
    colorLink: '#12556f',
    colorText: '#1d2a31',
    colorTextPlaceholder: '#66757d',
    colorTextDescription: '#51616a',
    colorBorder: '#b9c5cb',
    colorError: '#b3261e',
    colorSuccess: '#1e6b3f',
    colorWarning: '#8a5a00',
    borderRadius: 4,
    controlHeight: 34,
    fontSize: 14,
    fontFamily: 'var(--sans)',
    // Controls wait for the end of their motion before they show: where styles.css stops it, they must not begin.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
};

import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, isCalendarDate } from '../../src/pack/calendar-date.ts';

describe('addDays', () => {
  it.each([
    ['2026-11-23', 180, '2027-05-22'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('takes %s by %d days to %s', (from, days, to) => {
    const day = addDays(from, days);

    expect(day).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });
});

describe('isCalendarDate', () => {
  it.each(['2024-02-29', '1500-01-01', '2999-12-31'])('takes %s for a day', (text) => {
    const isDay = isCalendarDate(text);

    expect(isDay).toBe(true);
  });

  it.each(['2023-02-29', '2026-04-31', '9999-12-31', '0000-01-01', '2026-1-1', '2026-01-01\n', '+2026-01-01'])(
    'does not take %j for a day',
    (text) => {
      const isDay = isCalendarDate(text);

      expect(isDay).toBe(false);
    },
  );

  it('takes for days of four centuries exactly those that the calendar has', () => {
    const two = (count: number): string => String(count).padStart(2, '0');
    const all = Array.from({ length: 400 }, (_, years) =>
      Array.from({ length: 14 }, (_, month) =>
        Array.from({ length: 33 }, (_, day) => `${1850 + years}-${two(month)}-${two(day)}`),
      ),
    ).flat(2);
    const written = Array.from({ length: 146_097 }, (_, days) => addDays('1850-01-01', days));

    expect(all.filter(isCalendarDate)).toEqual(written);
  });
});

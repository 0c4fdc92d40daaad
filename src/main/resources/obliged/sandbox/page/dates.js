// Moments in words, in the zone of whoever looks.
import { me, now } from './state.js';

const DAY = 86_400_000;

const format = (options) => (ms, zone = me().tz) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(ms);

/** As everywhere in the product: 9:00. */
export const time = (ms, zone) => clockTime(ms, zone).replace(/^0/, '');
const clockTime = format({ hour: '2-digit', minute: '2-digit' });
const seconds = (ms, zone) => clockSeconds(ms, zone).replace(/^0/, '');
const clockSeconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const iso = (ms, zone = me().tz) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(ms);
const weekday = format({ weekday: 'long' });
export const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
export const clock = (ms) => seconds(ms);

export const fromTs = (ts) => Number(ts) * 1000;

const part = (ms, options) => new Intl.DateTimeFormat('en-US', { timeZone: me().tz, ...options }).format(ms);

function ordinal(ms) {
  const n = Number(part(ms, { day: 'numeric' }));
  const teen = n > 10 && n < 14;
  return n + (teen ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] || 'th');
}

function pretty(ms, otherwise) {
  const days = Math.round((Date.parse(iso(ms)) - Date.parse(iso(now()))) / DAY);
  return { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[days] || otherwise;
}

/** The line between two days of messages. */
export function dayLine(ms) {
  const near = pretty(ms, '');
  if (near) return near[0].toUpperCase() + near.slice(1);
  return `${weekday(ms)}, ${part(ms, { month: 'long' })} ${ordinal(ms)}`;
}

export const sameDay = (a, b) => iso(a) === iso(b);

const SIX_MONTHS = 183 * DAY;
const year = (ms) => part(ms, { year: 'numeric' });
const near = (ms) => Math.abs(ms - now()) < SIX_MONTHS;
const monthAndDay = (ms) => `${part(ms, { month: 'long' })} ${ordinal(ms)}`;
const short = (ms) => part(ms, { month: 'short', day: 'numeric' });
const withYear = (words, ms, without) => (without ? words : `${words}, ${year(ms)}`);

const date = (ms) => withYear(monthAndDay(ms), ms, near(ms));
const dateShort = (ms) => withYear(short(ms), ms, near(ms));
const dateLong = (ms) => withYear(`${weekday(ms)}, ${monthAndDay(ms)}`, ms, near(ms));

// https://docs.slack.dev/messaging/formatting-message-text, "Date formatting": no year within six months
const TOKENS = {
  date_num: (ms) => iso(ms),
  date,
  date_short: dateShort,
  date_long: dateLong,
  date_pretty: (ms) => pretty(ms, date(ms)),
  date_short_pretty: (ms) => pretty(ms, dateShort(ms)),
  date_long_pretty: (ms) => pretty(ms, dateLong(ms)),
  time: (ms) => time(ms),
  time_secs: (ms) => seconds(ms),
  ago: (ms) => ago(ms),
};

const plainDate = (ms) => part(ms, { month: 'long', day: 'numeric' });
const richShort = (ms) => `${short(ms)}, ${year(ms)}`;
const richLong = (ms) => `${weekday(ms)}, ${monthAndDay(ms)}, ${year(ms)}`;

// https://docs.slack.dev/reference/block-kit/block-elements/date-element, which knows more of them, and other years
const RICH_TOKENS = {
  ...TOKENS,
  day_divider_pretty: (ms) =>
    pretty(ms, withYear(`${weekday(ms)}, ${monthAndDay(ms)}`, ms, year(ms) === year(now()))),
  date_slash: (ms) => part(ms, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date_long_full: (ms) => `${plainDate(ms)}, ${year(ms)}`,
  date: plainDate,
  date_short: richShort,
  date_long: richLong,
  date_pretty: (ms) => pretty(ms, plainDate(ms)),
  date_short_pretty: (ms) => pretty(ms, richShort(ms)),
  date_long_pretty: (ms) => pretty(ms, richLong(ms)),
};

function ago(ms) {
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const minutes = Math.round((ms - now()) / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
}

const replaced = (tokens) => (timestamp, how) =>
  how.replace(/\{(\w+)\}/g, (whole, token) => (tokens[token] ? tokens[token](timestamp * 1000) : whole));

/** A moment in mrkdwn, and as an element of rich text. */
export const written = replaced(TOKENS);
export const writtenRich = replaced(RICH_TOKENS);

/** The moment at which clocks in a zone show this day and time. */
export function moment(day, hour, minute, zone) {
  const wall = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`);
  let guess = wall;
  for (let i = 0; i < 2; i++) guess = wall - offset(guess, zone);
  return new Date(guess);
}

function offset(ms, zone) {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
  return Date.parse(shown.replace(' ', 'T') + 'Z') - Math.floor(ms / 1000) * 1000;
}

/** The day so many days after today, for the person. */
export const dayAfter = (days) =>
  new Date(Date.parse(iso(now())) + days * DAY).toISOString().slice(0, 10);

export function daysToMonday() {
  const today = new Date(Date.parse(iso(now()))).getUTCDay();
  return ((8 - today) % 7) || 7;
}

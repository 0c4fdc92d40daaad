// Slack's own markup, drawn: https://docs.slack.dev/messaging/formatting-message-text
import { html } from '/lib/lit-html.js';
import { state, channel, person } from './state.js';
import { written } from './dates.js';
import { emoji, NAMED, withEmoji } from './emoji.js';

const MARKS = new RegExp(
  [
    '```([\\s\\S]+?)```',
    '`([^`\\n]+)`',
    '<([^<>]+)>',
    '(?<![\\w*])\\*(\\S(?:[^*\\n]*\\S)?)\\*(?![\\w*])',
    '(?<![\\w_])_(\\S(?:[^_\\n]*\\S)?)_(?![\\w_])',
    '(?<![\\w~])~(\\S(?:[^~\\n]*\\S)?)~(?![\\w~])',
    NAMED,
  ].join('|'),
  'gu',
);

const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export function mrkdwn(text) {
  const drawn = [];
  let quote = [];
  let words = [];
  const end = () => {
    if (words.length) drawn.push(inline(words.join('\n')));
    if (quote.length) drawn.push(html`<blockquote>${inline(quote.join('\n'))}</blockquote>`);
    words = [];
    quote = [];
  };
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted ? words.length : quote.length) end();
    (quoted ? quote : words).push(quoted ? quoted[1] : line);
  }
  end();
  return drawn;
}

function inline(text) {
  const parts = [];
  let from = 0;
  for (const mark of text.matchAll(MARKS)) {
    parts.push(plain(text.slice(from, mark.index)));
    parts.push(marked(mark));
    from = mark.index + mark[0].length;
  }
  parts.push(plain(text.slice(from)));
  return parts;
}

function marked([, pre, code, reference, bold, italic, strike, name, tone]) {
  if (pre) return html`<pre>${plain(pre.replace(/^\n|\n$/g, ''))}</pre>`;
  if (code) return html`<code>${plain(code)}</code>`;
  if (reference) return referred(reference);
  if (bold) return html`<b>${inline(bold)}</b>`;
  if (italic) return html`<i>${inline(italic)}</i>`;
  if (strike) return html`<s>${inline(strike)}</s>`;
  return emoji(name, Number(tone));
}

function referred(reference) {
  const [what, label] = [reference.split('|')[0], reference.split('|').slice(1).join('|')];
  if (what.startsWith('@')) return mention(what.slice(1), label);
  if (what.startsWith('#')) return channelLink(what.slice(1), label);
  if (what.startsWith('!date^')) {
    const [, timestamp, how, link] = what.split('^');
    const words = html`<time title=${label}>${written(Number(timestamp), how)}</time>`;
    return link ? anchor(link, words) : words;
  }
  if (what.startsWith('!subteam^')) return group(what.slice(9), label);
  if (what.startsWith('!')) return html`<span class="mention">@${what.slice(1)}</span>`;
  return anchor(plain(what), plain(label || what));
}

export function mention(id, label) {
  const who = person(id);
  const mine = id === state.screen.me ? 'mention mine' : 'mention';
  return html`<span class=${mine}>@${who ? who.shown : plain(label || id)}</span>`;
}

export function group(id, label) {
  const known = state.screen.groups.find((g) => g.id === id);
  return html`<span class="mention">@${known ? known.handle : plain(label || id).replace(/^@/, '')}</span>`;
}

export function channelLink(id, label) {
  const known = channel(id);
  if (!known) return html`<span class="mention">${label ? `#${plain(label)}` : 'a private channel'}</span>`;
  return html`<a class="mention" href=${'#' + [state.as, known.name].map(encodeURIComponent).join('/')}>#${known.name}</a>`;
}

/** A link: into this workspace where it leads there, else to a new tab. */
export function anchor(url, words) {
  const inside = url.startsWith(state.screen.team_url)
    && /archives\/(\w+)\/p(\d+)(\d{6})(?:\?thread_ts=([\d.]+))?/.exec(url);
  if (inside) return html`<a href="#" @click=${(event) => jump(event, inside)}>${words}</a>`;
  if (!/^(https?|mailto):/i.test(url)) return html`<span>${words}</span>`;
  return html`<a href=${url} target="_blank" rel="noreferrer noopener">${words}</a>`;
}

function jump(event, [, id, seconds, micros, thread]) {
  event.preventDefault();
  const where = channel(id);
  if (!where) return;
  const place = where.kind === 'DIRECT' ? 'dm' : where.name;
  location.hash = '#' + [state.as, place, thread].filter(Boolean).map(encodeURIComponent).join('/');
  state.goTo = `${seconds}.${micros}`;
}

/** A text object: markup or plain text. */
export const text = (object) =>
  object.type === 'mrkdwn' ? mrkdwn(object.text) : object.emoji === false ? object.text : withEmoji(object.text);

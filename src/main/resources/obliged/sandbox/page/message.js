// One message in the column: face, name, time, what it says, its files, its thread and its menu.
import { html, nothing } from '/lib/lit-html.js';
import { state, channel, go, now, person } from './state.js';
import { act } from './act.js';
import { attachments } from './attachments.js';
import { blocks } from './blocks.js';
import { fromTs, sameDay, shortDay, time } from './dates.js';
import { face } from './face.js';
import { messageHost } from './hosts.js';
import { sign } from './icons.js';
import { mrkdwn } from './mrkdwn.js';
import { openPopup } from './popup.js';

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} kB`);

const file = (f) => (f.mimetype?.startsWith('image/')
  ? html`<figure class="file"><figcaption>${f.title || f.name}</figcaption><img class="large" src=${`/files/${f.id}`}
      alt=${f.alt_txt || f.title || f.name}></figure>`
  : html`<a class="file" href=${`/files/${f.id}/${encodeURIComponent(f.name)}`} download=${f.name}>
      <span class="kind" aria-hidden="true">${f.filetype || 'file'}</span>
      <span><b>${f.title || f.name}</b><small>${f.pretty_type || ''} · ${size(f.size || 0)}</small></span></a>`);

function menu(message) {
  const shortcuts = state.screen.app.shortcuts.filter((s) => s.type === 'message');
  const items = shortcuts.map((s) => ({
    label: s.name, hint: s.description, value: () => act({
      do: 'shortcut', callback: s.callback_id, in: message.channel, ts: message.ts }) }));
  const copy = () => navigator.clipboard?.writeText(message.text || '');
  return [
    ...items.map((i) => ({ ...i, group: state.screen.app.name })),
    { label: 'Copy text', value: copy, group: 'This message' },
  ];
}

function toolbar(message, inThread) {
  if (message.only_me) return nothing;
  const place = state.place === 'home' ? 'dm' : state.place;
  return html`<div class="toolbar" role="toolbar" aria-label="Message">
    ${inThread ? nothing : html`<button type="button" aria-label="Reply in thread" title="Reply in thread"
      @click=${() => go(place, message.thread_ts || message.ts)}>${sign('thread')}</button>`}
    <button type="button" aria-label="More actions" title="More actions" aria-haspopup="menu" aria-expanded="false"
      @click=${(event) => openPopup({
        anchor: event.currentTarget, label: 'Message actions', alignRight: true,
        load: async () => menu(message), onPick: (item) => item.value() })}>${sign('more')}</button>
  </div>`;
}

function thread(message, replies) {
  if (!replies.length) return nothing;
  const faces = [...new Set(replies.map((r) => r.user))].slice(0, 4);
  const last = fromTs(replies[replies.length - 1].ts);
  return html`<button type="button" class="thread-line" @click=${() =>
    go(state.place === 'home' ? 'dm' : state.place, message.ts)}>
    ${faces.map((id) => face(person(id) || { real: '?', id: '' }, id === state.screen.bot))}
    <b>${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}</b>
    <small>last ${shortDay(last)}, ${time(last)}</small></button>`;
}

/** `before` is the message above it, for one's words in a row share one face. */
export function messageLine(message, { before, replies = [], inThread = false }) {
  const sender = message.username || 'Someone';
  const who = person(message.user) || { real: sender, shown: sender, id: '', kind: message.bot_id ? 'BOT' : '' };
  const isBot = message.user === state.screen.bot;
  const row = before && before.user === message.user && !before.only_me === !message.only_me
    && !message.blocks?.some((b) => b.type === 'actions') && fromTs(message.ts) - fromTs(before.ts) < 300_000;
  const edited = message.edited ? html`<span class="edited"> (edited)</span>` : nothing;
  const at = fromTs(message.ts);
  const day = `${shortDay(at)}, ${time(at)}`;
  const host = messageHost(message);
  const wordless = !message.text && (message.attachments || message.files);
  const said = message.blocks?.length
    ? html`${blocks(message.blocks, host)}${edited}`
    : wordless ? edited : html`<div class="block section"><div class="said"><div>${mrkdwn(message.text || '')}${edited}</div></div></div>`;
  return html`<article class="message ${row ? 'row' : ''} ${message.only_me ? 'only-me' : ''}" data-ts=${message.ts}
      aria-label=${`${who.shown}, ${time(at)}${message.only_me ? ', only you see this' : ''}`}>
    <div class="gutter">${row ? html`<time>${time(at)}</time>` : face(who, isBot)}</div>
    <div class="content">
      ${message.only_me ? html`<p class="only-you">${sign('eye')} Only visible to you</p>` : nothing}
      ${row ? nothing : html`<p class="by"><b>${isBot ? state.screen.app.name : who.real}</b>${
        who.kind === 'BOT' ? html`<span class="badge">APP</span>` : nothing}
        <time title=${day}>${inThread && !sameDay(at, now()) ? day : time(at)}</time></p>`}
      ${said}
      ${attachments(message.attachments, host)}
      ${message.files?.map(file)}
      ${inThread ? nothing : thread(message, replies)}
    </div>
    ${toolbar(message, inThread)}
  </article>`;
}

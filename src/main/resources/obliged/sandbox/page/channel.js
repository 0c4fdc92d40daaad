// A channel, the bot's direct message or its Home tab, and the thread beside it.
import { html, nothing } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { state, address, go, here, redraw } from './state.js';
import { act } from './act.js';
import { blocks } from './blocks.js';
import { composer } from './composer.js';
import { dayLine, fromTs, sameDay } from './dates.js';
import { face } from './face.js';
import { viewHost } from './hosts.js';
import { sign } from './icons.js';
import { messageLine } from './message.js';

const isReply = (m) => m.thread_ts && m.thread_ts !== m.ts;

export function channelView() {
  const where = here();
  if (!where) {
    return html`<main><p class="nothing">${state.as} can't see #${state.place}. Choose another channel.</p></main>`;
  }
  const direct = where.kind === 'DIRECT';
  return html`<main id="main" tabindex="-1">
    <header class="channel-head">
      <button type="button" class="icon menu" aria-label="Channels" @click=${() => { state.sidebar = true; redraw(); }}>${sign('menu')}</button>
      ${direct ? html`<span class="bot-face">${face({}, true)}</span>` : nothing}
      <h1>${direct ? state.screen.app.name : html`<span aria-hidden="true">${where.kind === 'PRIVATE' ? sign('lock') : '#'}</span> ${where.name}`}</h1>
      ${direct ? html`<span class="badge">APP</span>
        <nav class="tabs" aria-label="Parts of the app">
          <a href=${address(state.as, 'home')} aria-current=${state.place === 'home' ? 'page' : nothing}>Home</a>
          <a href=${address(state.as, 'dm')} aria-current=${state.place === 'dm' ? 'page' : nothing}>Messages</a>
        </nav>` : html`<span class="quiet">${where.members} members${where.shared ? ' · shared with another company' : ''}</span>`}
    </header>
    ${state.place === 'home' ? home() : html`${messages(where)}${foot(where)}`}
  </main>
  ${state.thread && state.place !== 'home' ? thread(where) : nothing}`;
}

function home() {
  const view = state.screen.home;
  return html`<section class="home scroll" aria-label="Home">
    ${view ? blocks(view.blocks, viewHost(view)) : html`<p class="nothing">The Home tab is empty: ${
      state.screen.app.name} hasn't published one for you yet.</p>`}
  </section>`;
}

function messages(where) {
  const all = state.screen.messages;
  const roots = all.filter((m) => !isReply(m));
  const replies = grouped(all.filter(isReply));
  const firstNew = roots.find((m) => m.ts > state.seenUpTo && m.user !== state.screen.me && !m.only_me);
  return html`<section class="messages scroll" tabindex="0" aria-label="Messages" role="log">
    ${roots.length ? nothing : html`<p class="nothing">${where.kind === 'DIRECT'
      ? `No messages from ${state.screen.app.name} yet.` : 'No messages here yet. These people are made up, and everything stays on your own machine. The bot is the real one.'}</p>`}
    ${repeat(roots, (m) => m.ts, (m, i) => {
      const before = roots[i - 1];
      const newDay = !before || !sameDay(fromTs(before.ts), fromTs(m.ts));
      const isNew = m === firstNew;
      return html`
        ${newDay ? html`<div class="day" role="separator"><span>${dayLine(fromTs(m.ts))}</span></div>` : nothing}
        ${isNew ? html`<div class="new" role="separator"><span>New</span></div>` : nothing}
        ${messageLine(m, { before: newDay || isNew ? null : before, replies: replies.get(m.ts) || [] })}`;
    })}
  </section>`;
}

function grouped(replies) {
  const groups = new Map();
  for (const r of replies) groups.set(r.thread_ts, [...(groups.get(r.thread_ts) || []), r]);
  return groups;
}

function foot(where) {
  if (where.archived) return html`<p class="foot">#${where.name} is archived. No one can post here.</p>`;
  if (where.restricted) return html`<p class="foot">Only some people can post in #${where.name}.</p>`;
  if (!where.member) {
    return html`<p class="foot">You're not in #${where.name}. <button type="button" class="b"
      @click=${() => act({ do: 'join', in: where.id })}>Join</button></p>`;
  }
  const name = where.kind === 'DIRECT' ? state.screen.app.name : `#${where.name}`;
  return composer({
    key: `${state.as} ${where.id}`,
    label: `Message ${name}`,
    placeholder: where.kind === 'DIRECT' ? `Message ${name}` : `Message ${name}, or / for commands`,
    send: (text) => act({ do: 'say', in: where.id, text }),
  });
}

function thread(where) {
  const all = state.screen.messages;
  const root = all.find((m) => m.ts === state.thread);
  const replies = all.filter((m) => m.thread_ts === state.thread && m.ts !== state.thread);
  return html`<aside class="side thread" aria-label="Thread">
    <header class="channel-head">
      <h2>Thread</h2><span class="quiet">${where.kind === 'DIRECT' ? state.screen.app.name : `#${where.name}`}</span>
      <button type="button" class="icon end" aria-label="Close the thread" @click=${() => go(state.place)}>×</button>
    </header>
    <div class="messages scroll" tabindex="0" role="log" aria-label="Replies">
      ${root ? messageLine(root, { inThread: true }) : html`<p class="nothing">That message is gone.</p>`}
      ${replies.length ? html`<div class="day replies"><span>${replies.length} ${
        replies.length === 1 ? 'reply' : 'replies'}</span></div>` : nothing}
      ${repeat(replies, (m) => m.ts, (m, i) => messageLine(m, { before: replies[i - 1], inThread: true }))}
    </div>
    ${root && where.member && !where.archived ? composer({
      key: `${state.as} ${where.id} ${state.thread}`, label: 'Reply in the thread', placeholder: 'Reply…',
      send: (text) => act({ do: 'say', in: where.id, thread: state.thread, text }),
    }) : nothing}
  </aside>`;
}

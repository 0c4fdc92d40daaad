// Puts the parts together, draws them, and hears of changes.
import { html, nothing, render } from '/lib/lit-html.js';
import { act } from './act.js';
import { channelView } from './channel.js';
import { faultsPanel } from './faults.js';
import { journalPanel, loadJournal } from './journal.js';
import { focusModal, modal } from './modal.js';
import { focusComposer } from './composer.js';
import { closePopup } from './popup.js';
import { listen } from './server.js';
import { sidebar } from './sidebar.js';
import { here, me, onDraw, readAddress, redraw, refresh, state } from './state.js';
import { topbar } from './topbar.js';
import { tour } from './tour.js';

const app = document.getElementById('app');
let shownPanel = null;
let shownPlace = '';
let shownComposer = '';

function page() {
  return html`${topbar()}
    ${tour()}
    <div class="under ${state.thread || state.panel ? 'with-side' : ''}">
      ${sidebar()}
      ${state.sidebar ? html`<div class="shade" @click=${() => { state.sidebar = false; redraw(); }}></div>` : nothing}
      ${channelView()}
      ${state.panel === 'faults' ? faultsPanel() : state.panel === 'journal' ? journalPanel() : nothing}
    </div>
    ${modal()}`;
}

const NEAR = 90;

/** The newest message, if it is taller than the room: then it is shown from its beginning. */
const tall = (list) => {
  const last = list.lastElementChild;
  return last?.dataset.ts && last.offsetHeight > list.clientHeight ? last : null;
};

const topOf = (message, list) => message.offsetTop - list.offsetTop;

function isAtEnd(list) {
  const last = tall(list);
  return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR
    || (last && Math.abs(list.scrollTop - topOf(last, list)) < NEAR);
}

function toNewest(list, arrived) {
  const last = tall(list);
  if (!last) list.scrollTop = list.scrollHeight;
  else if (arrived || begun.get(list) !== last.dataset.ts) list.scrollTop = topOf(last, list);
  begun.set(list, last?.dataset.ts);
}

function draw() {
  if (!state.screen) {
    app.textContent = state.problem || 'Opening the workspace…';
    return;
  }
  if (!app.dataset.drawn) {
    app.textContent = '';
    app.dataset.drawn = 'yes';
  }
  const followed = [...app.querySelectorAll('.messages')].map((list) => atEnd.has(list) || isAtEnd(list));
  render(page(), app);
  scroll(followed);
  arrive();
  focusModal();
  markRead();
  if (state.panel === 'journal' && shownPanel !== 'journal') loadJournal();
  shownPanel = state.panel;
  const unread = state.screen.channels.reduce((sum, c) => sum + c.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ''}${me().shown} · ${here()?.name || state.screen.app.name} · Obliged, to try`;
}

/** Where one comes to, one can write at once. A screen's own keyboard would cover half of a phone. */
function arrive() {
  const place = `${state.as}/${state.place}`;
  if (place === shownComposer) return;
  shownComposer = place;
  if (!state.thread && !state.screen.modals.length && matchMedia('(pointer: fine)').matches) focusComposer();
}

/** New messages are followed, unless one reads further up. */
function scroll(followed) {
  const place = `${state.as}/${state.place}/${state.thread}`;
  const arrived = place !== shownPlace && state.screen.messages.length > 0;
  if (arrived) shownPlace = place;
  [...app.querySelectorAll('.messages')].forEach((list, i) => {
    if (!arrived && !followed[i]) return;
    toNewest(list, arrived);
    atEnd.add(list);
  });
  const wanted = state.goTo && app.querySelector(`[data-ts="${CSS.escape(state.goTo)}"]`);
  if (wanted) {
    state.goTo = null;
    wanted.scrollIntoView({ block: 'center' });
    wanted.classList.add('found');
  }
}

function markRead() {
  const where = here();
  const last = state.screen.messages.at(-1);
  if (!where || !last || !where.unread || state.place === 'home' || document.hidden) return;
  act({ do: 'read', in: last.channel, ts: last.ts }, 'read');
}

function moved() {
  closePopup();
  const before = `${state.as}/${state.place}`;
  readAddress();
  const home = state.place === 'home' && before !== `${state.as}/${state.place}`;
  refresh().then(() => { if (home) act({ do: 'home' }); });
}

// The tall message whose beginning a list has shown: from there on, one reads at one's own pace.
const begun = new WeakMap();

// A channel that shows its newest message goes on doing so when a picture above it gets its height.
const atEnd = new WeakSet();
app.addEventListener('scroll', ({ target }) => {
  if (!target.matches?.('.messages')) return;
  if (isAtEnd(target)) atEnd.add(target);
  else atEnd.delete(target);
}, true);
app.addEventListener('load', ({ target }) => {
  const list = target.closest?.('.messages');
  if (list && atEnd.has(list)) toNewest(list, false);
}, true);

addEventListener('hashchange', moved);
addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
onDraw(draw);
readAddress();
refresh().then(() => { if (state.place === 'home') act({ do: 'home' }); });
listen(
  () => {
    refresh();
    if (state.panel === 'journal') loadJournal();
  },
  (online) => {
    const back = online && !state.online;
    state.online = online;
    if (back) refresh();
    else redraw();
  },
);
// The clock goes on.
setInterval(redraw, 1000);

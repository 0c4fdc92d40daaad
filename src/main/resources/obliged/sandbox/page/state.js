// Who looks at what: the one place that all parts of the page read, and the one way to draw anew.
import * as server from './server.js';

export const state = {
  as: 'ana',
  place: 'general',
  thread: null,
  screen: null,
  panel: null,
  sidebar: false,
  errors: {},
  sending: new Set(),
  picked: new Map(),
  travelling: '',
  online: true,
  seenUpTo: '',
};

let draw = () => {};
let asked = false;

export function onDraw(how) {
  draw = how;
}

/** Draws soon, once for all changes of this moment. */
export function redraw() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    draw();
  });
}

// Where one is stands in the address, so that each tab is a person and a reload changes nothing.

export function readAddress() {
  const [as, place, thread] = decodeURIComponent(location.hash.slice(1)).split('/');
  const before = `${state.as}/${state.place}`;
  state.as = as || 'ana';
  state.place = place || sessionStorage.getItem(`place of ${state.as}`) || 'general';
  state.thread = thread || null;
  sessionStorage.setItem(`place of ${state.as}`, state.place);
  if (before !== `${state.as}/${state.place}`) {
    state.seenUpTo = '';
    state.errors = {};
    if (state.screen) state.screen.messages = [];
  }
}

export const address = (as, place, thread) =>
  '#' + [as, place, thread].filter(Boolean).map(encodeURIComponent).join('/');

export function go(place, thread) {
  state.sidebar = false;
  location.hash = address(state.as, place, thread);
}

// The screen is asked for as a whole, one question at a time.

let asking = false;
let again = false;

export async function refresh() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      const { as, place } = state;
      const screen = await server.screen(as, place === 'home' ? 'dm' : place);
      if (!location.hash) location.replace(address(screen.tour.as, screen.tour.place));
      else if (as === state.as && place === state.place) take(screen);
      else again = true;
    } while (again);
  } catch (problem) {
    state.problem = problem.message;
    if (!state.screen && state.as !== 'ana') location.hash = address('ana', 'general');
  } finally {
    asking = false;
    redraw();
  }
}

/** Where one acts, one has seen what is there: what comes from now on is new. */
export function allSeen() {
  state.seenUpTo = state.screen.messages.at(-1)?.ts || state.seenUpTo;
}

function take(screen) {
  if (!state.seenUpTo) state.seenUpTo = screen.read || '0';
  screen.at = performance.now();
  state.screen = screen;
  redraw();
}

// Looking things up

export const person = (id) => state.screen.people.find((p) => p.id === id);
export const me = () => person(state.screen.me);
export const channel = (idOrName) =>
  state.screen.channels.find((c) => c.id === idOrName || (c.name && c.name === idOrName));
export const here = () =>
  channel(state.place === 'home' || state.place === 'dm' ? state.screen.dm : state.place);
export const now = () => state.screen.now + (performance.now() - state.screen.at);

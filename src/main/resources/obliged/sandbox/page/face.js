// A face for everyone, drawn here: nothing is fetched.
import { html, svg } from '/lib/lit-html.js';

const LOOKS = {
  ana: { back: '#f6c9b1', skin: '#c98a5e', hair: '#3a2418', shirt: '#b5485d', cut: 'long' },
  bo: { back: '#bcd9ea', skin: '#f2c9a5', hair: '#c9742d', shirt: '#2f5d7c', cut: 'beard' },
  chi: { back: '#f9dfa1', skin: '#f1cfa8', hair: '#1d1a22', shirt: '#4a6b3f', cut: 'bob' },
  dee: { back: '#cfe3c4', skin: '#7a4a2e', hair: '#20140f', shirt: '#d79a2b', cut: 'curls' },
  eli: { back: '#d9cdea', skin: '#e0ac7e', hair: '#8b8f98', shirt: '#4b3f72', cut: 'short' },
};

const HAIR = {
  long: (c) => svg`<path fill=${c} d="M9 17c0-7 4-10 9-10s9 3 9 10c0 5 .6 8 2 11h-6V16c-4 0-7-1-8-3-1 2-2 3-3 3v12H7c1.4-3 2-6 2-11z"/>`,
  bob: (c) => svg`<path fill=${c} d="M9 23c-1-9 1-16 9-16s10 7 9 16h-3.5l-.5-7c-4 .6-8 .2-10.5-1l-.5 8z"/>`,
  curls: (c) => svg`<g fill=${c}><circle cx="12" cy="12" r="4.5"/><circle cx="18" cy="9.5" r="5"/><circle cx="24" cy="12" r="4.5"/><circle cx="9.8" cy="17" r="3.2"/><circle cx="26.2" cy="17" r="3.2"/></g>`,
  beard: (c) => svg`<path fill=${c} d="M11 15c-.5-6 3-8.5 7-8.5s7.5 2.5 7 8.5c-1-2.5-2.5-3.5-7-3.5s-6 1-7 3.5z"/><path fill=${c} d="M11 18c.2 6 3 9 7 9s6.8-3 7-9c-1.5 3-3 3.5-7 3.5s-5.5-.5-7-3.5z"/>`,
  short: (c) => svg`<path fill=${c} d="M11 16c-1-7 3-9.5 7-9.5s8 2.5 7 9.5c-1-3-2-4.5-3.5-5-2 1-6 1-8 .3-1.3.7-2 2-2.5 4.7z"/>`,
};

const drawn = (look) => svg`
  <rect width="36" height="36" fill=${look.back} />
  ${look.cut === 'long' || look.cut === 'curls' ? HAIR[look.cut](look.hair) : ''}
  <path fill=${look.shirt} d="M5 36c0-6 5-9 13-9s13 3 13 9z" />
  <path fill=${look.skin} d="M15 22h6v5.5c0 2-6 2-6 0z" />
  <ellipse cx="18" cy="17.5" rx="6.8" ry="7.8" fill=${look.skin} />
  ${look.cut === 'long' ? svg`<path fill=${look.hair} d="M11 15c1-5 4-6 7-6s6 1 7 6c-3-.2-6-1.5-7.5-4-1.5 2.5-4 3.8-6.5 4z"/>` : ''}
  ${look.cut === 'long' || look.cut === 'curls' ? '' : HAIR[look.cut](look.hair)}
  <circle cx="15.3" cy="17.5" r=".9" fill="#2a1c16" /><circle cx="20.7" cy="17.5" r=".9" fill="#2a1c16" />
  <path d="M15.5 21.3c1.4 1.3 3.6 1.3 5 0" fill="none" stroke="#2a1c16" stroke-width=".9" stroke-linecap="round" />`;

const bot = () => svg`
  <rect width="36" height="36" fill="#1d3b34" />
  <circle cx="18" cy="18" r="9.5" fill="none" stroke="#f4c95d" stroke-width="4" />
  <path d="M13.5 18.2l3.2 3.3 6-6.6" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />`;

const COLOURS = ['#7b5ea7', '#3b7d8c', '#a65d57', '#5d7d3b', '#8c6d3b', '#56639c'];

function initials(person) {
  const letters = person.real.split(/\s+/).map((w) => w[0] || '').slice(0, 2).join('').toUpperCase();
  const colour = COLOURS[[...person.id].reduce((sum, c) => sum + c.codePointAt(0), 0) % COLOURS.length];
  return svg`<rect width="36" height="36" fill=${colour} />
    <text x="18" y="23" text-anchor="middle" font-size="14" font-weight="700" fill="#fff">${letters}</text>`;
}

/** Beside a name, so a screen reader need not hear of it. */
export function face(person, isBot) {
  const inner = isBot ? bot() : LOOKS[person.name] ? drawn(LOOKS[person.name]) : initials(person);
  return html`<svg class="face" viewBox="0 0 36 36" aria-hidden="true">${inner}</svg>`;
}

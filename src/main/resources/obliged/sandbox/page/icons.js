// The few signs of the page itself, drawn, so that they look the same whatever fonts there are.
import { html, svg } from '/lib/lit-html.js';

const SIGNS = {
  thread: svg`<path d="M4 5h12v8.5H9.5L6 16.5v-3H4z" />`,
  more: svg`<circle cx="10" cy="4.5" r=".8" /><circle cx="10" cy="10" r=".8" /><circle cx="10" cy="15.5" r=".8" />`,
  bolt: svg`<path d="M11 2.5 4.5 11.5H9.5L8.5 17.5 15.5 8.5H10.5z" />`,
  send: svg`<path d="M3.5 3.5 17 10 3.5 16.5 5.5 10zM5.5 10H11" />`,
  lock: svg`<rect x="4.5" y="9" width="11" height="7.5" rx="1.5" /><path d="M7 9V6.5a3 3 0 0 1 6 0V9" />`,
  menu: svg`<path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />`,
  eye: svg`<path d="M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5z" /><circle cx="10" cy="10" r="2.2" />`,
  down: svg`<path d="M5.5 8 10 12.5 14.5 8" />`,
  dots: svg`<circle cx="4.5" cy="10" r="1" /><circle cx="10" cy="10" r="1" /><circle cx="15.5" cy="10" r="1" />`,
};

export const sign = (name) => html`<svg class="sign-${name} drawn" viewBox="0 0 20 20" aria-hidden="true">${SIGNS[name]}</svg>`;

// Short words about what did not work, at the edge of the screen.
import { html, render } from '/lib/lit-html.js';

let shown = [];

export function say(words) {
  const toast = { words };
  shown = [...shown.slice(-2), toast];
  draw();
  setTimeout(() => {
    shown = shown.filter((t) => t !== toast);
    draw();
  }, 7000);
}

function draw() {
  render(shown.map((t) => html`<p class="toast">${t.words}</p>`), document.getElementById('toasts'));
}

// The question that some buttons ask first: https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
import { html, nothing, render } from '/lib/lit-html.js';
import { text } from './mrkdwn.js';

const root = () => document.getElementById('dialogs');

/** True where nothing is to be asked, or the person agreed. */
export function confirmed(question) {
  if (!question) return Promise.resolve(true);
  const before = document.activeElement;
  return new Promise((resolve) => {
    const end = (answer) => {
      render(nothing, root());
      before?.focus();
      resolve(answer);
    };
    const style = question.style === 'danger' ? 'danger' : 'primary';
    render(
      html`<div class="overlay">
        <div class="dialog small" role="alertdialog" aria-modal="true" aria-label=${question.title.text}
            @keydown=${(event) => { if (event.key === 'Escape') end(false); }}>
          <div class="head"><h2>${text(question.title)}</h2></div>
          <div class="body">${text(question.text)}</div>
          <footer>
            <button class="b" @click=${() => end(false)}>${text(question.deny)}</button>
            <button class="b ${style}" @click=${() => end(true)}>${text(question.confirm)}</button>
          </footer>
        </div>
      </div>`,
      root(),
    );
    root().querySelector('footer button').focus();
  });
}

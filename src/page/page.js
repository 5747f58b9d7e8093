const conversation = document.querySelector('#conversation');
const form = document.querySelector('#form');
const input = document.querySelector('#question');
const button = form.querySelector('button');
/** The turns of this tab, as the server wants them. */
const history = [];
const MAX_TURNS = 20;

/** Makes an element. Text is only ever set as text, so that nothing typed or answered becomes markup. */
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

async function showBrief() {
  const { title, authors } = await (await fetch('brief')).json();
  document.querySelector('#title').textContent = title;
  document.querySelector('#byline').textContent = authors.join(', ');
}

function sentenceOf({ text, endnotes, support }) {
  const numbers = endnotes.length > 0 ? element('span', 'numbers', ` [${endnotes.join(', ')}]`) : '';
  const own = support === 'none' ? element('span', 'own', ' (the author’s own analysis)') : '';
  return element('p', '', text, numbers, own);
}

function noteOf({ endnote, reference, urls }) {
  const links = urls
    .filter((url) => /^https?:/i.test(url) && !reference.includes(url))
    .flatMap((url) => [' ', linkTo(url)]);
  return element('li', '', element('b', '', `[${endnote}] `), ...withLinks(reference, urls), ...links);
}

function withLinks(text, urls) {
  const url = urls.find((candidate) => text.includes(candidate));
  if (!url) return [text];
  const start = text.indexOf(url);
  return [text.slice(0, start), linkTo(url), text.slice(start + url.length)];
}

function linkTo(url) {
  const link = element('a', '', url);
  link.href = url;
  link.rel = 'noreferrer';
  return link;
}

function answerOf(answer) {
  const refused = answer.status === 'not_in_brief';
  return element(
    'div',
    'answer',
    ...(refused ? [element('p', '', answer.answer)] : answer.sentences.map(sentenceOf)),
    ...(refused && answer.nearest.length > 0 ? [element('p', 'status', 'What stands nearest in it:')] : []),
    ...answer.nearest.map(({ quote, endnotes }) =>
      sentenceOf({ text: quote, endnotes, support: endnotes.length > 0 ? 'direct' : 'none' }),
    ),
    ...(answer.citations.length > 0 ? [element('ul', 'notes', ...answer.citations.map(noteOf))] : []),
  );
}

async function ask(question) {
  const response = await fetch('ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question, history: history.slice(-MAX_TURNS) }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail);
  return body;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const question = input.value.trim();
  if (!question) return;
  const waiting = element('p', 'status', 'Reading the brief …');
  const heading = element('h2', 'question', question);
  conversation.append(heading, waiting);
  button.disabled = true;
  try {
    const answer = await ask(question);
    waiting.replaceWith(answerOf(answer));
    history.push({ question, answer: answer.answer });
    input.value = '';
  } catch (error) {
    waiting.textContent = `No answer: ${error.message}`;
  } finally {
    button.disabled = false;
    input.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  }
});

await showBrief();
input.focus();

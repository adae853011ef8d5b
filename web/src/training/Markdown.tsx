import { Fragment } from 'react';

const strong = (text: string) =>
  text
    .split(/\*\*(.+?)\*\*/g)
    .map((part, i) => (i % 2 ? <strong key={i}>{part}</strong> : <Fragment key={i}>{part}</Fragment>));

/** The little of Markdown that courses use: headings, lists, paragraphs and bold. Anything else stays as it is written. */
export function Markdown({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((block, i) => {
        const heading = /^#{2,6}\s+(.+)$/.exec(block);
        if (heading) return <h3 key={i}>{heading[1]}</h3>;
        const lines = block.split('\n');
        if (lines.every((line) => /^[-*]\s+/.test(line)))
          return (
            <ul key={i}>
              {lines.map((line, k) => (
                <li key={k}>{strong(line.replace(/^[-*]\s+/, ''))}</li>
              ))}
            </ul>
          );
        return <p key={i}>{strong(block)}</p>;
      })}
    </>
  );
}

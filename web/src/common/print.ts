/** Prints one plain text on paper, in a frame of its own. */
export function printText(title: string, body: string): void {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.title = title;
  document.body.append(frame);
  const page = frame.contentDocument!;
  page.title = title;
  const text = page.createElement('pre');
  text.style.cssText = 'white-space:pre-wrap;font:16px/1.9 "Noto Serif CJK SC",SimSun,serif';
  text.textContent = body;
  page.body.append(text);
  frame.contentWindow!.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow!.print();
}

// Words of drawings that stand over other words or leave their drawing, as the browser sets them. Says
// "good" for each drawing where none do. Only drawings that are seen count.
const EDGE = 1.5; // Faces differ a little; this much is not seen.

const answers = [];
for (const svg of document.querySelectorAll('figure svg')) {
  const frame = svg.getBoundingClientRect();
  if (svg.parentElement.closest('svg') || frame.width === 0) continue;
  const name = svg.closest('figure').id || 'a figure';
  const complaints = [];
  const texts = [...svg.querySelectorAll('text')]
    .map(text => ({ words: text.textContent.trim().slice(0, 40), box: text.getBoundingClientRect() }))
    .filter(text => text.words);
  for (const [index, one] of texts.entries()) {
    const { box, words } = one;
    const room = box.height * 0.25; // What a line has above and below its letters.
    if (box.left < frame.left - EDGE || box.right > frame.right + EDGE
      || box.top + room < frame.top || box.bottom - room > frame.bottom) {
      complaints.push(`“${words}” leaves its drawing`);
    }
    for (const other of texts.slice(index + 1)) {
      const aside = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      // A line of letters is higher than its letters: lines may touch.
      const high = Math.min(box.height, other.box.height);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (aside > EDGE && down > high * 0.3) complaints.push(`“${words}” stands over “${other.words}”`);
    }
  }
  answers.push(...(complaints.length ? complaints.map(complaint => `${name}: ${complaint}`) : ['good']));
}
return answers;

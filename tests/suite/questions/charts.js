// Of each figure with drawings: exactly one is seen, and no text in it is smaller than 12 pixels
// as shown. Says "good" for each figure where that is so.
const SMALLEST = 12;
const answers = [];
for (const figure of document.querySelectorAll('figure')) {
  const drawings = [...figure.querySelectorAll('svg')].filter(svg => !svg.parentElement.closest('svg'));
  if (drawings.length === 0) continue;
  const seen = drawings.filter(svg => svg.getBoundingClientRect().width > 0);
  const name = figure.id || 'a figure';
  const before = answers.length;
  if (seen.length !== 1) answers.push(`${name} shows ${seen.length} drawings`);
  for (const text of seen.flatMap(svg => [...svg.querySelectorAll('text')])) {
    const matrix = text.getScreenCTM();
    const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    // Half a tenth for rounding.
    if (text.textContent.trim() && size < SMALLEST - 0.05)
      answers.push(`${name}: “${text.textContent.trim().slice(0, 40)}” is ${size.toFixed(1)} pixels`);
  }
  if (answers.length === before) answers.push('good');
}
return answers;

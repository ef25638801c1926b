// Of each figure with drawings: exactly one is seen, and no text in it is smaller than 12 pixels
// as shown; the smallest is named. Says "good" for each figure where that is so.
const SMALLEST = 12;

function shown(text) {
  const matrix = text.getScreenCTM();
  const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
  return { words: text.textContent.trim(), size: parseFloat(getComputedStyle(text).fontSize) * scale };
}

const answers = [];
for (const figure of document.querySelectorAll('figure')) {
  const drawings = [...figure.querySelectorAll('svg')].filter(svg => !svg.parentElement.closest('svg'));
  if (drawings.length === 0) continue;
  const name = figure.id || 'a figure';
  const seen = drawings.filter(svg => svg.getBoundingClientRect().width > 0);
  const texts = seen.flatMap(svg => [...svg.querySelectorAll('text')]).map(shown);
  const [least] = texts.filter(text => text.words).sort((a, b) => a.size - b.size);
  if (seen.length !== 1) {
    answers.push(`${name} shows ${seen.length} drawings`);
  } else if (least && least.size < SMALLEST - 0.05) { // Half a tenth for rounding.
    const width = seen[0].getBoundingClientRect().width.toFixed(0);
    answers.push(`${name} is ${width} wide and “${least.words.slice(0, 40)}” ${least.size.toFixed(1)} high`);
  } else {
    answers.push('good');
  }
}
return answers;

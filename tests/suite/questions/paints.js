// Words and marks of drawings that do not stand out from what is behind them: words less than 4.5 to
// 1, marks less than 3 to 1. Says "good" for each drawing where all do. Only drawings that are seen count.
const MARKS = /^g-(s|v|h|fase|vaag|gebeurtenis|brief|as|zacht|tekst)/;

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true });

// Any notation of a colour as red, green, blue and opacity.
function colour(text) {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function over(front, back) {
  const mix = index => front[index] * front[3] + back[index] * (1 - front[3]);
  return [mix(0), mix(1), mix(2), 1];
}

function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

// What a shape is painted with: its fill and its line, each with its opacity.
function paints(style) {
  const paint = (value, opacity) => {
    if (value === 'none') return undefined;
    const [red, green, blue, alpha] = colour(value);
    return [red, green, blue, alpha * parseFloat(opacity)];
  };
  return { fill: paint(style.fill, style.fillOpacity), line: paint(style.stroke, style.strokeOpacity) };
}

function page(element) {
  for (let at = element; at; at = at.parentElement) {
    const layer = colour(getComputedStyle(at).backgroundColor);
    if (layer[3] === 1) return layer;
  }
  return colour('Canvas');
}

// The ground of words: what is painted below the middle of their first and last letters.
function ground(svg, text, x, y, back) {
  const below = document.elementsFromPoint(x, y)
    .filter(element => svg.contains(element) && element !== svg && element !== text && !text.contains(element))
    .filter(element => element.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
  return below.reverse().reduce((under, element) => {
    if (!(element instanceof SVGGeometryElement)) return under;
    const { fill } = paints(getComputedStyle(element));
    return fill && element.isPointInFill(svgPoint(element, x, y)) ? over(fill, under) : under;
  }, back);
}

function svgPoint(element, x, y) {
  return new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
}

const answers = [];
for (const svg of document.querySelectorAll('figure svg')) {
  if (svg.parentElement.closest('svg') || svg.getBoundingClientRect().width === 0) continue;
  const name = svg.closest('figure').id || 'a figure';
  const back = page(svg);
  const complaints = new Set();
  for (const shape of svg.querySelectorAll('path, rect, circle, line, polygon, polyline')) {
    const kind = (shape.getAttribute('class') || shape.parentElement.getAttribute('class') || '').split(' ')[0];
    if (!MARKS.test(kind)) continue;
    const style = getComputedStyle(shape);
    const { fill, line } = paints(style);
    // A faint ground lies below a texture, a line or words that are looked at themselves.
    if (fill && fill[3] < 0.5 && !line) continue;
    const best = Math.max(...[fill, line].filter(Boolean).map(paint => contrast(over(paint, back), back)));
    if (!(best >= 3)) complaints.add(`a mark ${kind} has a contrast of ${best.toFixed(2)}`);
  }
  for (const text of svg.querySelectorAll('text')) {
    const words = text.textContent.trim();
    if (!words) continue;
    // Without a jump: what is measured is where it is.
    text.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = text.getBoundingClientRect();
    const y = box.top + box.height / 2;
    for (const x of [box.left + 2, box.right - 2]) {
      const under = ground(svg, text, x, y, back);
      const { fill } = paints(getComputedStyle(text));
      const found = contrast(over(fill, under), under);
      if (found < 4.5) complaints.add(`“${words.slice(0, 40)}” has a contrast of ${found.toFixed(2)}`);
    }
  }
  answers.push(...(complaints.size ? [...complaints].map(complaint => `${name}: ${complaint}`) : ['good']));
}
return answers;

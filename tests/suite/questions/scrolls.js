// Whether the page is wider than its window, and what sticks out.
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) return [];
const wide = [...document.querySelectorAll('body *')]
  .filter(element => element.getBoundingClientRect().right > width + 1)
  .map(element => element.tagName.toLowerCase() + (element.id && '#' + element.id));
return [`${document.documentElement.scrollWidth} wide in ${width}: ${wide.slice(0, 5).join(', ')}`];

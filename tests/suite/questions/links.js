// Every address that the page names, in full.
const named = [...document.querySelectorAll('[href], [src]')];
return named.map(element => element.href || element.src).filter(address => typeof address === 'string' && address);

"use strict";

/* Reads Prometheus' text format. */
const Exposition = (() => {
  const SAMPLE = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/;
  const LABEL = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;
  const ESCAPED = { n: "\n", '"': '"', "\\": "\\" };

  function number(text) {
    if (text === "+Inf") return Infinity;
    if (text === "-Inf") return -Infinity;
    return Number(text);
  }

  function labels(text) {
    const found = {};
    for (const [, name, value] of (text || "").matchAll(LABEL)) {
      found[name] = value.replace(/\\(.)/g, (whole, character) => ESCAPED[character] ?? whole);
    }
    return found;
  }

  /* The samples of the families in `wanted`, by family; what is not a number is left out. */
  function parse(text, wanted) {
    const families = new Map([...wanted].map((name) => [name, []]));
    for (const line of text.split("\n")) {
      if (line === "" || line[0] === "#") continue;
      const end = line.search(/[{\s]/);
      const samples = families.get(line.slice(0, end));
      const parts = samples && SAMPLE.exec(line);
      const value = parts ? number(parts[3]) : NaN;
      if (Number.isFinite(value)) samples.push({ labels: labels(parts[2]), value });
    }
    return families;
  }

  return { parse };
})();

"use strict";

/* A quantity with its unit, as axes, legends and tips write it. */
const Units = (() => {
  const BINARY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  const DECIMAL = ["", "k", "M", "G"];

  function digits(value) {
    const size = Math.abs(value);
    if (size === 0 || size >= 100) return value.toFixed(0);
    if (size >= 10) return String(Number(value.toFixed(1)));
    return String(Number(value.toPrecision(3)));
  }

  function scaled(value, base, names) {
    let step = 0;
    while (Math.abs(value) >= base && step < names.length - 1) {
      value /= base;
      step++;
    }
    return [digits(value), names[step]];
  }

  function bytes(value, suffix) {
    const [number, unit] = scaled(value, 1024, BINARY);
    return `${number} ${unit}${suffix}`;
  }

  function plain(value, suffix) {
    const [number, unit] = scaled(value, 1000, DECIMAL);
    return number + unit + suffix;
  }

  return {
    count: { base: 10, text: (value) => plain(value, "") },
    rate: { base: 10, text: (value) => plain(value, "/s") },
    percent: { base: 10, text: (value) => `${digits(value)} %` },
    seconds: { base: 10, text: (value) => (value > 0 && value < 1 ? `${digits(value * 1000)} ms` : `${digits(value)} s`) },
    bytes: { base: 2, text: (value) => bytes(value, "") },
    byteRate: { base: 2, text: (value) => bytes(value, "/s") },
  };
})();

/* One chart: a line per series over the same moments. */
class Chart {
  static SVG = "http://www.w3.org/2000/svg";
  static MARGIN = { top: 8, right: 10, bottom: 22, left: 66 };

  constructor(parent, { title, note, unit, floor = 0, ceiling = null, least = 1, empty }) {
    Object.assign(this, { unit, floor, ceiling, least, empty });
    const section = parent.appendChild(document.createElement("section"));
    const heading = section.appendChild(document.createElement("h2"));
    heading.append(title);
    heading.appendChild(document.createElement("small")).textContent = note;
    this.latest = section.appendChild(document.createElement("ul"));
    this.latest.className = "latest";
    this.plot = section.appendChild(document.createElement("div"));
    this.plot.className = "plot";
    this.svg = this.plot.appendChild(document.createElementNS(Chart.SVG, "svg"));
    this.svg.setAttribute("role", "img");
    this.svg.setAttribute("aria-label", `${title}, ${note}`);
    this.plot.addEventListener("pointermove", (event) => this.point(event.offsetX));
    this.plot.addEventListener("pointerleave", () => this.point(null));
    this.cursor = null;
  }

  /* `series`: [{name, colour, values}], a value or null for each of `times` (milliseconds); `span`: width of the time axis. */
  draw(times, series, span) {
    this.times = times;
    this.series = series;
    this.span = span;
    this.render();
  }

  point(x) {
    this.cursor = x;
    if (this.times) this.render();
  }

  render() {
    const width = this.plot.clientWidth;
    const height = this.plot.clientHeight;
    const { top, right, bottom, left } = Chart.MARGIN;
    this.box = { left, top, width: Math.max(10, width - left - right), height: Math.max(10, height - top - bottom) };
    this.end = this.times.at(-1);
    const all = this.series.flatMap((one) => one.values).filter((value) => value !== null);
    this.scale(all);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.replaceChildren(...this.valueAxis(), ...this.timeAxis(), ...this.lines());
    this.plot.querySelectorAll(".none, .tip").forEach((old) => old.remove());
    if (all.length === 0) this.sayEmpty();
    this.showLatest();
    if (this.cursor !== null && all.length > 0) this.tip();
  }

  scale(values) {
    const highest = Math.max(this.least, ...values);
    const lowest = Math.min(...(values.length ? values : [0]));
    if (this.ceiling !== null) {
      this.high = this.ceiling;
      this.low = Math.max(0, Math.min(this.floor, Math.floor(lowest / 10) * 10));
      this.step = (this.high - this.low) / 4;
      return;
    }
    this.low = 0;
    this.step = Chart.nice(highest / 4, this.unit.base);
    this.high = this.step * Math.ceil(highest / this.step);
  }

  /* The next step that reads well: 1, 2, 2.5, 5 times a power of ten, or a power of two for bytes. */
  static nice(raw, base) {
    if (base === 2) return 2 ** Math.ceil(Math.log2(raw));
    const power = 10 ** Math.floor(Math.log10(raw));
    return [1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) * power;
  }

  x(time) {
    return this.box.left + this.box.width * (1 - (this.end - time) / this.span);
  }

  y(value) {
    return this.box.top + this.box.height * (1 - (value - this.low) / (this.high - this.low));
  }

  valueAxis() {
    const parts = [];
    for (let value = this.low; value <= this.high + this.step / 1e6; value += this.step) {
      const y = this.y(value);
      parts.push(Chart.element("line", { class: "grid", x1: this.box.left, x2: this.box.left + this.box.width, y1: y, y2: y }));
      const label = Chart.element("text", { x: this.box.left - 8, y: y + 4, "text-anchor": "end" });
      label.textContent = this.unit.text(value);
      parts.push(label);
    }
    return parts;
  }

  timeAxis() {
    const bottom = this.box.top + this.box.height;
    const step = [15, 30, 60, 120, 300].map((seconds) => seconds * 1000).find((one) => (this.span / one) * 80 <= this.box.width) ?? 600000;
    const parts = [Chart.element("line", { class: "axis", x1: this.box.left, x2: this.box.left + this.box.width, y1: bottom, y2: bottom })];
    for (let time = Math.ceil((this.end - this.span) / step) * step; time <= this.end; time += step) {
      const x = this.x(time);
      if (x < this.box.left + 24 || x > this.box.left + this.box.width - 24) continue;
      const label = Chart.element("text", { x, y: bottom + 16, "text-anchor": "middle" });
      label.textContent = Chart.clock(time);
      parts.push(Chart.element("line", { class: "axis", x1: x, x2: x, y1: bottom, y2: bottom + 4 }), label);
    }
    return parts;
  }

  lines() {
    return this.series.map((one) => {
      let path = "";
      let drawn = false;
      one.values.forEach((value, index) => {
        if (value !== null) path += `${drawn ? "L" : "M"}${this.x(this.times[index]).toFixed(1)} ${this.y(Math.min(value, this.high)).toFixed(1)}`;
        drawn = value !== null;
      });
      const line = Chart.element("path", { d: path });
      line.style.stroke = one.colour;
      return line;
    });
  }

  showLatest() {
    this.latest.replaceChildren(
      ...this.series.map((one) => {
        const value = one.values.at(-1);
        return Chart.entry("li", one, value === null || value === undefined ? "–" : this.unit.text(value));
      }),
    );
  }

  sayEmpty() {
    const none = this.plot.appendChild(document.createElement("p"));
    none.className = "none";
    none.textContent = this.times.length < 3 ? "Collecting …" : this.empty;
  }

  tip() {
    const wanted = this.end - this.span * (1 - (this.cursor - this.box.left) / this.box.width);
    let nearest = 0;
    this.times.forEach((time, index) => {
      if (Math.abs(time - wanted) < Math.abs(this.times[nearest] - wanted)) nearest = index;
    });
    const x = this.x(this.times[nearest]);
    this.svg.append(Chart.element("line", { class: "cursor", x1: x, x2: x, y1: this.box.top, y2: this.box.top + this.box.height }));
    const tip = this.plot.appendChild(document.createElement("div"));
    tip.className = "tip";
    tip.appendChild(document.createElement("div")).textContent = Chart.clock(this.times[nearest], true);
    for (const one of this.series) {
      const value = one.values[nearest];
      if (value !== null) tip.append(Chart.entry("div", one, this.unit.text(value)));
    }
    const atRight = x > this.box.left + this.box.width / 2;
    tip.style.left = atRight ? "" : `${x + 10}px`;
    tip.style.right = atRight ? `${this.plot.clientWidth - x + 10}px` : "";
  }

  static entry(tag, series, text) {
    const entry = document.createElement(tag);
    const swatch = entry.appendChild(document.createElement("span"));
    swatch.className = "swatch";
    swatch.style.background = series.colour;
    const name = entry.appendChild(document.createElement("span"));
    name.className = "name";
    name.textContent = series.name;
    entry.appendChild(document.createElement("span")).textContent = text;
    return entry;
  }

  static clock(time, exactly = false) {
    const seconds = exactly || new Date(time).getSeconds() !== 0 ? { second: "2-digit" } : {};
    return new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", ...seconds });
  }

  static element(name, attributes) {
    const element = document.createElementNS(Chart.SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  }
}

// Draws the desk's charts. One specification in, one chart out; the page keeps the figures.
const charts = new Map();
let library;

function load() {
  library ??= new Promise((resolve, reject) => {
    if (window.echarts) return resolve(window.echarts);
    const script = document.createElement("script");
    script.src = "/lib/echarts/echarts.min.js";
    script.onload = () => resolve(window.echarts);
    script.onerror = () => { library = undefined; reject(new Error("The chart library could not be loaded.")); };
    document.head.append(script);
  });
  return library;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const dashes = { solid: "solid", dashed: [7, 4], dotted: [2, 3], dashdot: [8, 3, 2, 3], longdash: [12, 4] };
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const monthYear = (iso) => `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(2, 4)}`;
const fullDate = (iso) => `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
const escapeText = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" })[c]);

function written(value, kind) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const digits = kind === "Count" ? 0 : kind === "Multiple" ? 2 : kind === "Price" ? (Math.abs(value) < 1000 ? 2 : 0) : 1;
  const text = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const suffix = kind === "Multiple" ? "x" : kind === "Fraction" ? " %" : "";
  return value < 0 ? `(${text}${suffix})` : text + suffix;
}

// Lines the legend needs when nothing is hidden behind a pager.
function legendRows(series, width) {
  let rows = 1;
  let used = 0;
  for (const s of series) {
    const item = 26 + 5 + 12 + s.name.length * 6.4;
    if (used > 0 && used + item > width) { rows += 1; used = 0; }
    used += item;
  }
  return rows;
}

// Where the i-th value of a series stands: a month of the list, a day, or a number.
const place = (spec, i) => spec.axis === "number" ? spec.steps[i] : spec.dates[i];
const paired = (spec, values) => spec.axis === "month" ? values : values.map((v, i) => [place(spec, i), v]);

// The value of a series at the place under the pointer, or at the nearest one before it.
function nearest(spec, values, at) {
  if (spec.axis === "number" && spec.series.some((s) => s.stacked)) return values[spec.steps.reduce((best, step, i) => Math.abs(step - at) < Math.abs(spec.steps[best] - at) ? i : best, 0)];
  let found;
  for (let i = 0; i < values.length; i++) {
    const here = spec.axis === "number" ? spec.steps[i] : Date.parse(spec.dates[i]);
    if (here > at + (spec.axis === "number" ? 1e-9 : 43200000)) break;
    found = values[i];
  }
  return found;
}

function tooltip(spec, quiet) {
  const right = "text-align:right;font-variant-numeric:tabular-nums";
  const cell = (marker, name, value, ink) => `<tr${ink ? ` style="color:${ink}"` : ""}><td style="padding-right:10px">${marker}${escapeText(name)}</td><td style="${right}">${value}</td></tr>`;
  const dot = (s) => `<span style="display:inline-block;margin-right:5px;border-radius:9px;width:9px;height:9px;background:${colour(s.style.colour)}"></span>`;
  return (points) => {
    const first = points[0];
    const month = spec.axis === "month";
    const at = month ? undefined : first.axisValue;
    const head = spec.axis === "number" ? `${Number(at).toLocaleString("en-US", { maximumFractionDigits: 1 })} ${spec.stepName}`
      : fullDate(month ? spec.dates[first.dataIndex] : new Date(at).toISOString().slice(0, 10));
    const value = (values) => month ? values[first.dataIndex] : nearest(spec, values, at);
    const rows = spec.series.map((s) => cell(dot(s), s.name, s.low.length ? `${written(value(s.low), spec.kind)} to ${written(value(s.values), spec.kind)}` : written(value(s.values), spec.kind)));
    const dots = points.filter((p) => p.seriesType === "scatter").slice(0, 8).map((p) =>
      `<tr><td style="padding-right:10px;max-width:320px;white-space:normal">${p.marker}${escapeText(p.seriesName)}: ${escapeText(p.data.words)}<br><span style="color:${quiet}">${fullDate(p.data.date)}</span></td><td style="${right}">${written(p.value[1], spec.kind)}</td></tr>`);
    const limits = spec.limits.map((l) => cell("", l.name, written(l.value, spec.kind), quiet));
    return `<strong>${escapeText(head)}</strong> <span style="color:${quiet}">${escapeText(spec.unit)}</span><table>${rows.concat(dots, limits).join("")}</table>`;
  };
}

function option(spec, width) {
  const ink = colour("--ink");
  const quiet = colour("--muted");
  const line = colour("--line");
  const paper = colour("--paper");
  const alarm = colour("--series-covenant");
  const font = { fontFamily: "Inter Variable, Inter, Segoe UI, Helvetica, Arial, sans-serif", fontSize: 11 };
  const stacked = spec.series.some((s) => s.stacked);
  const banded = spec.series.some((s) => s.low.length);
  const named = [...spec.series, ...spec.points];
  const direct = width >= 520 && spec.series.length <= 3 && !stacked && !banded && spec.points.length === 0;
  const longest = Math.max(...spec.series.map((s) => s.name.length), 0);
  const rows = legendRows(named, width);
  const wraps = rows <= 4;
  const legend = direct ? 26 : wraps ? 30 + 20 * rows : 50;
  const step = spec.kind === "Multiple" ? 0.1 : spec.kind === "Price" ? 1 : 10;
  const xAxis = {
    axisLine: { lineStyle: { color: quiet } }, axisTick: { lineStyle: { color: quiet } }, splitLine: { show: false },
    axisLabel: { ...font, color: quiet, hideOverlap: true },
  };
  if (spec.axis === "month") {
    Object.assign(xAxis, { type: "category", data: spec.dates, boundaryGap: stacked });
    xAxis.axisLabel.formatter = monthYear;
  } else if (spec.axis === "time") {
    Object.assign(xAxis, { type: "time" });
    xAxis.axisLabel.formatter = (at) => monthYear(new Date(at).toISOString().slice(0, 10));
  } else {
    Object.assign(xAxis, { type: "value", min: Math.min(0, ...spec.steps), max: "dataMax", name: spec.stepName, nameLocation: "middle", nameGap: 22, nameTextStyle: { ...font, color: quiet } });
    // Bars stand around their places: the last one needs its half.
    if (stacked && spec.steps.length > 1) xAxis.max = spec.steps.at(-1) + (spec.steps[1] - spec.steps[0]) / 2;
    xAxis.axisLine.onZero = false;
    xAxis.axisLabel.showMaxLabel = false;
    xAxis.axisLabel.formatter = (at) => at.toLocaleString("en-US", { maximumFractionDigits: 1 });
  }
  const dayLines = () => spec.events.map((e) => ({ name: e.name, xAxis: e.date, lineStyle: { color: quiet, type: [2, 3], width: 1 }, label: { ...font, color: quiet, formatter: (p) => p.name, textBorderColor: paper, textBorderWidth: 3, ...(e.name.length <= 8 ? { position: "end", distance: 2 } : { position: "insideEndTop", rotate: 90, align: "right", verticalAlign: "bottom", distance: [4, 4] }) } }));
  const series = spec.series.flatMap((s, i) => {
    const own = colour(s.style.colour);
    const lines = [];
    if (i === 0) lines.push(...spec.limits.map((l, n) => ({ name: l.name, yAxis: l.value, label: { position: n % 2 ? "insideEndTop" : "insideStartTop" } })));
    const days = i === 0 ? dayLines() : [];
    const markLine = lines.length + days.length ? {
      silent: true, symbol: "none", lineStyle: { color: alarm, type: [6, 4], width: 1.25 },
      label: { ...font, color: alarm, formatter: (p) => p.name, textBorderColor: paper, textBorderWidth: 3 },
      data: [...lines, ...days],
    } : undefined;
    if (s.stacked) return [{ name: s.name, type: "bar", stack: "all", data: paired(spec, s.values), itemStyle: { color: own }, barCategoryGap: spec.axis === "number" ? "6%" : "15%", markLine }];
    if (s.low.length) {
      const edge = { type: "line", stack: `band ${s.name}`, stackStrategy: "all", symbol: "none", lineStyle: { color: own, width: 1, type: dashes[s.style.dash] ?? "solid" }, itemStyle: { color: own }, emphasis: { disabled: true } };
      return [
        { ...edge, name: `${s.name}, low`, data: paired(spec, s.low) },
        { ...edge, name: s.name, data: paired(spec, s.values.map((v, k) => v === null || s.low[k] === null ? null : v - s.low[k])), areaStyle: { color: own, opacity: 0.16 }, markLine },
      ];
    }
    return [{
      name: s.name, type: "line", data: paired(spec, s.values), connectNulls: false,
      showSymbol: spec.axis === "month" && s.values.length < 40 && spec.kind === "Multiple", symbol: spec.axis === "month" ? undefined : "none", symbolSize: 5,
      lineStyle: { color: own, width: s.style.width, type: dashes[s.style.dash] ?? "solid" }, itemStyle: { color: own },
      endLabel: { show: direct, formatter: s.name, color: own, ...font, distance: 6 }, labelLayout: { moveOverlap: "shiftY" },
      emphasis: { disabled: true }, markLine,
      markPoint: s.marks.length ? {
        silent: true, symbol: "circle", symbolSize: 8, itemStyle: { color: paper, borderColor: own, borderWidth: 2 },
        label: { ...font, show: width >= 420, color: own, position: "top", formatter: (p) => p.name, textBorderColor: paper, textBorderWidth: 3 },
        data: s.marks.filter((m) => s.values[m.at] !== null).map((m) => ({ name: m.name, coord: [place(spec, m.at), s.values[m.at]], label: m.at > s.values.length * 0.9 ? { position: [-34, -16] } : { position: "top" } })),
      } : undefined,
    }];
  });
  for (const p of spec.points) {
    const own = colour(p.style.colour);
    const hollow = p.symbol === "emptyCircle";
    series.push({
      name: p.name, type: "scatter", symbol: hollow ? "circle" : p.symbol, symbolSize: p.items.length > 120 ? 5 : 8,
      itemStyle: hollow ? { color: paper, borderColor: own, borderWidth: 1.75 } : { color: own, opacity: 0.85 },
      data: p.items.map((i) => ({ value: [spec.axis === "number" ? i.at : i.date, i.value], words: i.words, date: i.date })), emphasis: { disabled: true },
      markLine: spec.series.length || p !== spec.points[0] || !spec.events.length ? undefined : { silent: true, symbol: "none", data: dayLines() },
    });
  }
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { ...font, color: ink },
    grid: { left: 52, right: direct ? Math.min(170, 16 + longest * 6) : 14, top: legend, bottom: (spec.axis === "number" ? 40 : 28) + (spec.zoom ? 30 : 0) },
    legend: direct ? undefined : {
      top: 0, left: 0, right: 0, itemWidth: 26, itemHeight: 8, itemGap: 12, type: wraps ? "plain" : "scroll", textStyle: { ...font, color: ink },
      pageTextStyle: { color: quiet }, pageIconColor: ink, pageIconInactiveColor: line, pageIconSize: 10,
      data: named.map((s) => ({ name: s.name, icon: s.stacked || s.low?.length ? "rect" : undefined })),
    },
    dataZoom: spec.zoom ? [
      { type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false },
      { type: "slider", height: 18, bottom: 6, borderColor: line, textStyle: { ...font, color: quiet }, labelFormatter: (at) => spec.axis === "number" ? String(at) : monthYear(new Date(at).toISOString().slice(0, 10)) },
    ] : undefined,
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: paper, borderColor: line, textStyle: { ...font, fontSize: 12, color: ink },
      axisPointer: { type: "line", lineStyle: { color: quiet, type: "solid", width: 1 }, label: { show: false } },
      formatter: tooltip(spec, quiet),
    },
    xAxis,
    yAxis: {
      type: "value", name: spec.unit, nameTextStyle: { ...font, color: quiet, align: "left", padding: [0, 0, 0, -46] }, scale: spec.kind === "Multiple",
      min: spec.kind === "Multiple" ? (range) => Math.max(0, Math.floor((Math.min(range.min, ...spec.limits.map((l) => l.value)) - 0.1) * 10) / 10) : undefined,
      max: (range) => {
        const top = Math.max(...spec.limits.map((l) => l.value));
        return top > range.max ? Math.ceil((top * 1.02) / step) * step : undefined;
      },
      axisLabel: { ...font, color: quiet, formatter: (v) => v.toLocaleString("en-US") },
      splitLine: { lineStyle: { color: line } },
      ...(spec.axis === "number" ? { axisLine: { onZero: false } } : {}),
      ...(spec.logarithmic ? ratioScale(spec, { ...font, color: quiet }) : {}),
    },
    series,
  };
}

// Steps of equal ratio: the widest that leaves at least three of them between the least and the greatest value.
function ratioScale(spec, label) {
  const values = [...spec.series.flatMap((s) => s.values), ...spec.points.flatMap((p) => p.items.map((i) => i.value))].filter((v) => v > 0);
  const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, 0]);
  if (!(high > 0)) return {};
  const steps = (base) => Math.log(high / low) / Math.log(base);
  const logBase = [10, 2, 1.25, 1.05].find((base) => steps(base) >= 2.5) ?? 1.01;
  const edge = (value, round) => logBase ** round(Math.log(value) / Math.log(logBase));
  const digits = high < 10 || logBase < 1.1 ? 2 : high < 1000 ? 1 : 0;
  return {
    type: "log", logBase, min: edge(low * 0.999, Math.floor), max: edge(high * 1.001, Math.ceil),
    axisLabel: { ...label, formatter: (v) => v.toLocaleString("en-US", { maximumFractionDigits: digits }) },
  };
}

function redraw(entry) {
  if (!entry.chart) return;
  entry.chart.resize();
  entry.chart.setOption(option(entry.spec, entry.element.clientWidth), true);
}

export async function draw(element, text) {
  const echarts = await load();
  if (!element.isConnected) return;
  let entry = charts.get(element);
  if (!entry) {
    entry = { element, width: 0 };
    // A chart that is folded away is drawn when it is opened.
    entry.observer = new ResizeObserver(() => {
      if (element.clientWidth === 0 || element.clientWidth === entry.width) return;
      entry.width = element.clientWidth;
      entry.chart ??= echarts.init(element);
      redraw(entry);
    });
    charts.set(element, entry);
    entry.observer.observe(element);
  }
  entry.spec = JSON.parse(text);
  if (element.clientWidth === 0) return;
  entry.width = element.clientWidth;
  entry.chart ??= echarts.init(element);
  redraw(entry);
}

export function dispose(element) {
  for (const [key, entry] of charts) {
    if (key !== element && key.isConnected) continue;
    entry.observer.disconnect();
    entry.chart?.dispose();
    charts.delete(key);
  }
}

export async function save(text, format) {
  const spec = JSON.parse(text);
  const name = spec.title.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
  if (format === "csv") {
    const quote = (cell) => /[",\n]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell;
    const places = spec.axis === "number" ? spec.steps : spec.dates;
    const head = [spec.axis === "number" ? spec.stepName : "Date", ...spec.series.flatMap((s) => s.low.length ? [`${s.name}, low (${spec.unit})`, `${s.name}, high (${spec.unit})`] : [`${s.name} (${spec.unit})`])];
    const rows = spec.series.length === 0 ? [] : places.map((at, i) => [at, ...spec.series.flatMap((s) => s.low.length ? [s.low[i] ?? "", s.values[i] ?? ""] : [s.values[i] ?? ""])]);
    const dots = spec.points.flatMap((p) => p.items.map((i) => [i.date, p.name, i.value, i.words]));
    const observed = dots.length === 0 ? [] : [...(spec.series.length ? [[]] : []), ["Date", "Kind", `Value (${spec.unit})`, "Source"], ...dots];
    const lines = [...(spec.series.length ? [head] : []), ...rows, ...observed].map((row) => row.map((cell) => quote(String(cell))).join(","));
    return download(`${name}.csv`, "data:text/csv;charset=utf-8," + encodeURIComponent(lines.join("\r\n")));
  }
  const echarts = await load();
  const width = 960;
  const height = 440;
  if (format === "svg") {
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
    chart.setOption({ ...option(spec, width), backgroundColor: colour("--paper") });
    const svg = chart.renderToSVGString();
    chart.dispose();
    return download(`${name}.svg`, "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg));
  }
  const holder = document.createElement("div");
  holder.style.cssText = `position:fixed;left:-9999px;width:${width}px;height:${height}px`;
  document.body.append(holder);
  const chart = echarts.init(holder);
  chart.setOption(option(spec, width));
  download(`${name}.png`, chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: colour("--paper") }));
  chart.dispose();
  holder.remove();
}

function download(name, address) {
  const link = document.createElement("a");
  link.download = name;
  link.href = address;
  link.click();
}

document.addEventListener("gpulending:theme", () => charts.forEach(redraw));

// t switches the chart that has the focus or the pointer, else the first one on the screen.
document.addEventListener("keydown", (event) => {
  if (event.key !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable=true]") || document.querySelector("dialog[open]")) return;
  const all = [...document.querySelectorAll("[data-chart]")];
  const onScreen = (c) => { const box = c.getBoundingClientRect(); return box.bottom > 60 && box.top < innerHeight; };
  const chosen = all.find((c) => c.contains(document.activeElement)) ?? all.find((c) => c.matches(":hover")) ?? all.find(onScreen);
  chosen?.querySelector("[data-twin]")?.click();
});

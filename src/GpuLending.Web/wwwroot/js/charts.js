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
  const digits = kind === "Multiple" ? 2 : 1;
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

function option(spec, width) {
  const ink = colour("--ink");
  const quiet = colour("--muted");
  const line = colour("--line");
  const paper = colour("--paper");
  const alarm = colour("--series-covenant");
  const font = { fontFamily: "Inter Variable, Inter, Segoe UI, Helvetica, Arial, sans-serif", fontSize: 11 };
  const stacked = spec.series.some((s) => s.stacked);
  const direct = width >= 520 && spec.series.length <= 3 && !stacked;
  const longest = Math.max(...spec.series.map((s) => s.name.length), 0);
  const rows = legendRows(spec.series, width);
  const wraps = rows <= 4;
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { ...font, color: ink },
    grid: { left: 52, right: direct ? Math.min(170, 16 + longest * 6) : 14, top: direct ? 26 : wraps ? 30 + 20 * rows : 50, bottom: 28 },
    legend: direct ? undefined : {
      top: 0, left: 0, right: 0, itemWidth: 26, itemHeight: 8, itemGap: 12, type: wraps ? "plain" : "scroll", textStyle: { ...font, color: ink },
      pageTextStyle: { color: quiet }, pageIconColor: ink, pageIconInactiveColor: line, pageIconSize: 10,
      data: spec.series.map((s) => ({ name: s.name, icon: s.stacked ? "rect" : undefined })),
    },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: paper, borderColor: line, textStyle: { ...font, fontSize: 12, color: ink },
      axisPointer: { type: "line", lineStyle: { color: quiet, type: "solid", width: 1 } },
      formatter: (points) => {
        const right = "text-align:right;font-variant-numeric:tabular-nums";
        const rows = points.map((p) => `<tr><td style="padding-right:10px">${p.marker}${escapeText(p.seriesName)}</td><td style="${right}">${written(p.value, spec.kind)}</td></tr>`);
        const limits = spec.limits.map((l) => `<tr style="color:${quiet}"><td style="padding-right:10px">${escapeText(l.name)}</td><td style="${right}">${written(l.value, spec.kind)}</td></tr>`);
        return `<strong>${fullDate(spec.dates[points[0].dataIndex])}</strong> <span style="color:${quiet}">${escapeText(spec.unit)}</span><table>${rows.concat(limits).join("")}</table>`;
      },
    },
    xAxis: {
      type: "category", data: spec.dates, boundaryGap: stacked,
      axisLine: { lineStyle: { color: quiet } }, axisTick: { lineStyle: { color: quiet } },
      axisLabel: { ...font, color: quiet, formatter: monthYear, hideOverlap: true },
    },
    yAxis: {
      type: "value", name: spec.unit, nameTextStyle: { ...font, color: quiet, align: "left", padding: [0, 0, 0, -46] }, scale: spec.kind === "Multiple",
      min: spec.kind === "Multiple" ? (range) => Math.max(0, Math.floor((Math.min(range.min, ...spec.limits.map((l) => l.value)) - 0.1) * 10) / 10) : undefined,
      max: (range) => {
        const top = Math.max(...spec.limits.map((l) => l.value));
        const step = spec.kind === "Multiple" ? 0.1 : 10;
        return top > range.max ? Math.ceil((top * 1.02) / step) * step : undefined;
      },
      axisLabel: { ...font, color: quiet, formatter: (v) => v.toLocaleString("en-US") },
      splitLine: { lineStyle: { color: line } },
    },
    series: spec.series.map((s, i) => {
      const own = colour(s.style.colour);
      const markLine = i === 0 && spec.limits.length ? {
        silent: true, symbol: "none", lineStyle: { color: alarm, type: [6, 4], width: 1.25 },
        label: { ...font, color: alarm, formatter: (p) => p.name, textBorderColor: paper, textBorderWidth: 3 },
        data: spec.limits.map((l, n) => ({ name: l.name, yAxis: l.value, label: { position: n % 2 ? "insideEndTop" : "insideStartTop" } })),
      } : undefined;
      if (s.stacked) return { name: s.name, type: "bar", stack: "all", data: s.values, itemStyle: { color: own }, barCategoryGap: "15%", markLine };
      return {
        name: s.name, type: "line", data: s.values, connectNulls: false, showSymbol: s.values.length < 40 && spec.kind === "Multiple", symbolSize: 5,
        lineStyle: { color: own, width: s.style.width, type: dashes[s.style.dash] ?? "solid" }, itemStyle: { color: own },
        endLabel: { show: direct, formatter: s.name, color: own, ...font, distance: 6 }, labelLayout: { moveOverlap: "shiftY" },
        emphasis: { disabled: true }, markLine,
      };
    }),
  };
}

function redraw(entry) {
  entry.chart.resize();
  entry.chart.setOption(option(entry.spec, entry.element.clientWidth), true);
}

export async function draw(element, text) {
  const echarts = await load();
  if (!element.isConnected || element.clientWidth === 0) return;
  let entry = charts.get(element);
  if (!entry) {
    entry = { element, chart: echarts.init(element), width: element.clientWidth, spec: JSON.parse(text) };
    entry.observer = new ResizeObserver(() => {
      if (element.clientWidth === 0 || element.clientWidth === entry.width) return;
      entry.width = element.clientWidth;
      redraw(entry);
    });
    charts.set(element, entry);
    entry.observer.observe(element);
  }
  entry.spec = JSON.parse(text);
  redraw(entry);
}

export function dispose(element) {
  for (const [key, entry] of charts) {
    if (key !== element && key.isConnected) continue;
    entry.observer.disconnect();
    entry.chart.dispose();
    charts.delete(key);
  }
}

export async function save(text, format) {
  const spec = JSON.parse(text);
  const name = spec.title.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
  if (format === "csv") {
    const quote = (cell) => /[",\n]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell;
    const head = ["Date", ...spec.series.map((s) => `${s.name} (${spec.unit})`)];
    const rows = spec.dates.map((date, i) => [date, ...spec.series.map((s) => s.values[i] ?? "")]);
    const lines = [head, ...rows].map((row) => row.map((cell) => quote(String(cell))).join(","));
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

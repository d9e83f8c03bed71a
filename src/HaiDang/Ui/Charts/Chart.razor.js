// Draws an ECharts option with the CSS tokens of the moment, and again when the light or the width changes.
export async function create(frame, lib, culture, option) {
  const echarts = await import(lib);
  const chart = echarts.init(frame, null, { renderer: 'svg' });
  let shown = option;
  const draw = () => chart.setOption(merge(ground(culture), paint(JSON.parse(shown))), { notMerge: true });
  const light = new MutationObserver(draw), width = new ResizeObserver(() => frame.offsetWidth > 0 && chart.resize());
  light.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  width.observe(frame);
  await document.fonts.ready;
  draw();
  return {
    show(next) { shown = next; draw(); },
    remove() { light.disconnect(); width.disconnect(); chart.dispose(); },
  };
}

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// "var(--series)" anywhere in the option is that colour.
function paint(part) {
  if (typeof part === 'string') return part.replace(/var\((--[\w-]+)\)/g, (_, name) => token(name));
  if (Array.isArray(part)) return part.map(paint);
  return part !== null && typeof part === 'object' ? Object.fromEntries(Object.entries(part).map(([key, value]) => [key, paint(value)])) : part;
}

// What every chart of the house looks like unless its option says otherwise.
function ground(culture) {
  const text = { fontFamily: token('--font'), fontSize: 11, fontWeight: 500, color: token('--ink-3') };
  const number = new Intl.NumberFormat(culture, { maximumFractionDigits: 6 });
  const axis = {
    axisLabel: { ...text, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: token('--line-strong') } },
    splitLine: { lineStyle: { color: token('--grid') } }, nameTextStyle: text,
  };
  return {
    animation: false, textStyle: text, color: ['--series', '--series-2', '--series-3', '--series-4'].map(token),
    grid: { left: 4, right: 12, top: 14, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, transitionDuration: 0, backgroundColor: token('--surface'), borderColor: token('--line-strong'), borderWidth: 1, padding: [4, 8],
      textStyle: { ...text, fontSize: 12, fontWeight: 400, color: token('--ink') }, extraCssText: 'box-shadow:none;border-radius:4px', formatter: points => told([points].flat(), value => typeof value === 'number' ? number.format(value) : '—'),
      axisPointer: { lineStyle: { color: token('--ink-3'), type: 'solid' }, label: { show: false } } },
    xAxis: { ...axis, type: 'category', splitLine: { show: false } },
    yAxis: { ...axis, type: 'value', splitNumber: 3, axisLine: { show: false }, axisLabel: { ...text, formatter: value => number.format(value) } },
    line: { showSymbol: false, symbolSize: 6, lineStyle: { width: 1.75 } },
  };
}

// What a chart says where it is pointed at, built of elements: as a text it would carry styles, which the site's own policy forbids.
function told(points, written) {
  const box = document.createElement('div'), table = document.createElement('dl');
  box.className = 'charttip';
  for (const point of points) {
    const name = document.createElement('dt'), dot = document.createElement('i'), value = document.createElement('dd');
    dot.style.background = typeof point.color === 'string' ? point.color : '';
    name.append(dot, point.seriesName);
    value.textContent = written(Array.isArray(point.value) ? point.value.at(-1) : point.value);
    table.append(name, value);
  }
  box.append(points[0]?.name || points[0]?.axisValueLabel || '', table);
  return box;
}

// The option laid over the ground, axis by axis and series by series.
function merge(under, over) {
  const { line, ...rest } = under;
  const laid = { ...rest, ...over };
  for (const key of ['grid', 'tooltip', 'xAxis', 'yAxis'])
    laid[key] = Array.isArray(over[key]) ? over[key].map(one => deep(under[key], one)) : deep(under[key], over[key] ?? {});
  if (JSON.stringify(over.series ?? []).includes('endLabel') && over.grid?.right === undefined) laid.grid.right = 44;
  laid.series = [over.series ?? []].flat().map(one => one.type === 'line' ? deep(line, one) : one);
  return laid;
}

function deep(under, over) {
  const laid = { ...under };
  for (const [key, value] of Object.entries(over))
    laid[key] = value !== null && typeof value === 'object' && !Array.isArray(value) && typeof under[key] === 'object' && !Array.isArray(under[key]) ? deep(under[key], value) : value;
  return laid;
}

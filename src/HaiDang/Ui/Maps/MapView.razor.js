// Draws our own areas with MapLibre: no tiles, no glyphs and no request to anyone but this site.
// Colours are the CSS tokens of the moment; labels are HTML, so that they are set in the page's own type.
const style = { version: 8, sources: {}, layers: [] };
const nothing = { type: 'FeatureCollection', features: [] };
const token = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const paintOf = name => ['none', 'unknown'].includes(name) ? token('land') : token(name);

// Asked for while the map is still being set up; the browser keeps what is the same next time.
const asked = new Map();
const fetched = url => fetch(url).then(reply => reply.ok ? reply.json() : null).catch(() => null);
const get = url => {
  if (!url) return Promise.resolve(nothing);
  const answer = asked.get(url) ?? fetched(url);
  asked.delete(url);
  return answer;
};

export async function create(frame, page, lib, content) {
  let maplibre, map;
  for (const url of [content.outsideUrl, content.shapesUrl]) if (url) asked.set(url, fetched(url));
  try {
    maplibre = await import(lib + 'maplibre-gl.mjs');
    map = new maplibre.Map({
      container: frame.querySelector('.canvas'), style, center: [107.3, 21.1], zoom: 7, attributionControl: false,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, rollEnabled: false, renderWorldCopies: false, fadeDuration: 0,
      maxZoom: 18, canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true }, locale: { 'Map.Title': content.title },
    });
    map.touchZoomRotate.disableRotation();
  } catch {
    frame.querySelector('.maproblem.webgl').hidden = false;
    return { show() {}, remove() {} };
  }
  const view = new View(maplibre, map, frame, page, content);
  map.once('style.load', () => view.start());
  return { show: next => view.show(next), remove: () => view.remove() };
}

class View {
  constructor(maplibre, map, frame, page, content) {
    Object.assign(this, { maplibre, map, frame, page, content, labels: [], drawn: {}, ready: false });
    this.watch = new MutationObserver(() => this.colour());
    this.watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    frame.querySelector('.mapbtn').addEventListener('click', event => this.act(event.target.closest('button')?.dataset.act));
    map.on('move', () => this.arrange());
    map.on('mousemove', event => this.point(event));
    map.on('mouseout', () => this.tip(null));
    map.on('click', event => this.pick(event));
  }

  async start() {
    const add = (id, source, type, more = {}) => this.map.addLayer({ id, source, type, ...more });
    for (const id of ['outside', 'shapes', 'surface', 'outlines', 'points']) this.map.addSource(id, { type: 'geojson', data: nothing, tolerance: .25 });
    const main = ['!=', ['get', 'islet'], true], islet = ['==', ['get', 'islet'], true];
    this.map.addLayer({ id: 'sea', type: 'background' });
    add('outside', 'outside', 'fill', { paint: { 'fill-antialias': false } });
    add('outside-line', 'outside', 'line', { paint: { 'line-width': .8 } });
    // Drawn under the fills, so that only its outer half is seen: the coast.
    add('coast', 'shapes', 'line', { filter: main, paint: { 'line-width': 1.8 }, layout: { 'line-join': 'round' } });
    add('area', 'shapes', 'fill', { filter: main, paint: { 'fill-antialias': false } });
    add('cold', 'shapes', 'fill', { filter: ['boolean', false] });
    add('unknown', 'shapes', 'fill', { filter: ['boolean', false] });
    add('surface', 'surface', 'fill', { paint: { 'fill-antialias': false, 'fill-opacity': .85 } });
    add('border', 'shapes', 'line', { filter: main, paint: { 'line-width': .7 }, layout: { 'line-join': 'round' } });
    add('islet', 'shapes', 'fill', { filter: islet });
    add('islet-line', 'shapes', 'line', { filter: islet, paint: { 'line-width': .7 } });
    add('hover', 'shapes', 'line', { filter: ['boolean', false], paint: { 'line-width': 1.2 }, layout: { 'line-join': 'round' } });
    add('selected', 'shapes', 'line', { filter: ['boolean', false], paint: { 'line-width': 2 }, layout: { 'line-join': 'round' } });
    add('outlines', 'outlines', 'line', { paint: { 'line-width': 1.75, 'line-dasharray': [3, 2] } });
    add('points', 'points', 'circle', { paint: {
      'circle-radius': ['coalesce', ['get', 'radius'], ['min', 24, ['*', 2.6, ['sqrt', ['coalesce', ['get', 'count'], 1]]]]], 'circle-opacity': .75, 'circle-stroke-width': 1 },
      layout: { 'circle-sort-key': ['-', 0, ['coalesce', ['get', 'count'], 1]] } });
    this.ready = true;
    this.colour();
    await this.show(this.content);
    this.map.once('idle', () => { this.frame.dataset.drawn = ''; });
    this.map.triggerRepaint();
  }

  // What is new since the last time: data, then colours, then labels.
  async show(content) {
    this.content = content;
    if (!this.ready) return;
    this.paint();
    await Promise.all([this.load('outside', content.outsideUrl), this.load('shapes', content.shapesUrl), this.load('surface', content.surfaceUrl), this.load('outlines', content.outlinesUrl), this.load('points', content.pointsUrl)]);
    if (content !== this.content) return;
    this.veil();
    this.name();
    this.reveal();
  }

  async load(id, url) {
    if (this.drawn[id]?.url === (url ?? null)) return this.drawn[id].got;
    const got = get(url);
    this.drawn[id] = { url: url ?? null, got };
    const answer = await got, data = answer ?? nothing;
    if (this.drawn[id].got !== got) return;
    if (id === 'shapes') this.frame.querySelector('.maproblem.missing').hidden = answer !== null;
    this.map.getSource(id)?.setData(data);
    this.drawn[id].data = data;
    if (id === 'shapes') this.fit();
  }

  colour() {
    if (!this.ready) return;
    for (const [layer, property, name] of [
      ['sea', 'background-color', 'sea'], ['outside', 'fill-color', 'land-out'], ['outside-line', 'line-color', 'border-out'], ['coast', 'line-color', 'coast'],
      ['border', 'line-color', 'border'], ['islet', 'fill-color', 'islet'], ['islet-line', 'line-color', 'islet'], ['hover', 'line-color', 'ink-2'],
      ['selected', 'line-color', 'ink'], ['outlines', 'line-color', 'ink'], ['points', 'circle-color', 'accent'], ['points', 'circle-stroke-color', 'surface'],
    ]) this.map.setPaintProperty(layer, property, token(name));
    this.pattern('lines', 3, (pen, size) => { pen.globalAlpha = .65; pen.strokeStyle = token('surface'); line(pen, 0, size * .125, size, size * .125, size / 4); });
    this.pattern('hatch', 6, (pen, size) => {
      pen.strokeStyle = token('hatch');
      for (const at of [-1, 0, 1]) line(pen, at * size - size * .1, size * 1.1, at * size + size * 1.1, -size * .1, size / 5);
    });
    this.map.setPaintProperty('cold', 'fill-pattern', 'lines');
    this.map.setPaintProperty('unknown', 'fill-pattern', 'hatch');
    this.paint();
    this.veil();
  }

  pattern(id, size, draw) {
    const ratio = 2, canvas = document.createElement('canvas');
    canvas.width = canvas.height = size * ratio;
    const pen = canvas.getContext('2d');
    draw(pen, size * ratio);
    const image = pen.getImageData(0, 0, canvas.width, canvas.height);
    if (this.map.hasImage(id)) this.map.updateImage(id, image); else this.map.addImage(id, image, { pixelRatio: ratio });
  }

  paint() {
    const { classes, selected } = this.content;
    const rest = token(this.content.partOnly ? 'land-out' : 'land');
    const of = new Map();
    for (const [id, name] of Object.entries(classes)) of.set(name, [...of.get(name) ?? [], Number(id)]);
    const cases = [...of].flatMap(([name, ids]) => [ids, paintOf(name)]);
    this.map.setPaintProperty('area', 'fill-color', cases.length ? ['match', ['get', 'id'], ...cases, rest] : rest);
    const within = ids => ['all', ['!=', ['get', 'islet'], true], ['in', ['get', 'id'], ['literal', ids]]];
    this.map.setFilter('cold', within([...of].filter(([name]) => name.startsWith('cold-')).flatMap(([, ids]) => ids)));
    this.map.setFilter('unknown', within(of.get('unknown') ?? []));
    this.map.setFilter('selected', within([selected ?? -1]));
  }

  // The surface names its own colours.
  veil() {
    const paints = [...new Set((this.drawn.surface?.data?.features ?? []).map(f => f.properties.paint))];
    if (paints.length) this.map.setPaintProperty('surface', 'fill-color', ['match', ['get', 'paint'], ...paints.flatMap(p => [p, paintOf(p)]), token('land')]);
  }

  // One label an area: those that the list names first, then the greatest, as far as there is room.
  name() {
    for (const { box } of this.labels) box.remove();
    const { labels, selected } = this.content;
    const order = new Map([...(selected == null ? [] : [selected]), ...labels].map((id, at) => [id, at]));
    const areas = (this.drawn.shapes?.data?.features ?? []).filter(f => !f.properties.islet && f.properties.lon != null)
      .sort((a, b) => (order.get(a.properties.id) ?? 1e6) - (order.get(b.properties.id) ?? 1e6) || reach(b) - reach(a));
    const beyond = (this.drawn.outside?.data?.features ?? []).filter(f => f.properties.lon != null);
    this.labels = [...areas.map((f, at) => this.label(f, order.has(f.properties.id) ? 'named' : '', at)), ...beyond.map(f => this.label(f, 'beyond', 0))];
    this.arrange();
  }

  label(feature, kind, at) {
    const box = document.createElement('div');
    box.className = `place ${kind}`;
    box.textContent = feature.properties.name.normalize('NFC');
    box.setAttribute('aria-hidden', 'true');
    this.frame.querySelector('.canvas').append(box);
    return { box, kind, at, width: box.offsetWidth, height: box.offsetHeight, lon: feature.properties.lon, lat: feature.properties.lat, spread: spread(feature) };
  }

  arrange() {
    const { clientWidth: width, clientHeight: height } = this.frame, taken = [];
    const legend = this.frame.parentElement.querySelector('.maplegend');
    if (legend && getComputedStyle(legend).position === 'absolute') taken.push({ x: legend.offsetLeft, y: legend.offsetTop, w: legend.offsetWidth, h: legend.offsetHeight });
    const closer = this.map.getZoom() - (this.home ?? 0), room = Math.round(10 * 2 ** Math.max(0, closer * 1.5));
    let plain = 0;
    for (const label of this.labels) {
      const spot = this.spot(label);
      const inside = spot.x > 2 && spot.y > 2 && spot.x + spot.w < width - 2 && spot.y + spot.h < height - 2;
      const shown = inside && (label.kind !== '' || plain < room) && !taken.some(t => t.x < spot.x + spot.w + 4 && spot.x < t.x + t.w + 4 && t.y < spot.y + spot.h && spot.y < t.y + t.h);
      label.box.style.visibility = shown ? '' : 'hidden';
      if (!shown) continue;
      if (label.kind === '') plain++;
      taken.push(spot);
      label.box.style.transform = `translate(${spot.x}px, ${spot.y}px)`;
    }
    this.measure();
  }

  // A place chosen in the list comes into view.
  reveal() {
    const { selected } = this.content;
    if (selected === this.revealed) return;
    this.revealed = selected;
    const place = (this.drawn.shapes?.data?.features ?? []).find(f => f.properties.id === selected && f.properties.lon != null)?.properties;
    if (place && !this.map.getBounds().contains([place.lon, place.lat])) this.map.panTo([place.lon, place.lat], { animate: false });
  }

  // On its label point; a named area that its name would cover has it beneath.
  spot({ kind, width, height, lon, lat, spread: [west, south, east] }) {
    const { x, y } = this.map.project([lon, lat]);
    const foot = this.map.project([west, south]), wide = this.map.project([east, south]).x - foot.x;
    const below = kind === 'named' && wide < width * 1.6 && foot.y - y < 60;
    return { x: Math.round(x - width / 2), y: Math.round(below ? foot.y + 2 : y - height / 2), w: width, h: height };
  }

  // A round length of at most 110 px, at the middle of the view.
  measure() {
    const metres = 78271.517 * Math.cos(this.map.getCenter().lat * Math.PI / 180) / 2 ** this.map.getZoom();
    const most = 110 * metres, ten = 10 ** Math.floor(Math.log10(most)), round = [5, 2, 1].find(n => n * ten <= most) * ten;
    const scale = this.frame.querySelector('.scale');
    scale.querySelector('span').textContent = round >= 1000 ? `${round / 1000} km` : `${round} m`;
    scale.querySelector('i').style.width = `${round / metres}px`;
  }

  fit() {
    const bounds = new this.maplibre.LngLatBounds();
    for (const feature of this.drawn.shapes?.data?.features ?? []) each(feature.geometry.coordinates, at => bounds.extend(at));
    if (bounds.isEmpty()) return;
    this.map.fitBounds(bounds, { padding: 24, animate: false });
    this.home = this.map.getZoom();
    this.map.setMinZoom(this.home - 2);
  }

  act(what) {
    if (what === 'In') this.map.zoomIn({ animate: false });
    if (what === 'Out') this.map.zoomOut({ animate: false });
    if (what === 'Fit') this.fit();
    if (what === 'Full') document.fullscreenElement ? document.exitFullscreen() : this.frame.requestFullscreen();
  }

  at(event) {
    return this.ready ? this.map.queryRenderedFeatures(event.point, { layers: ['area', 'islet', 'islet-line'] })[0]?.properties : undefined;
  }

  // Within a finger's reach: single points are small.
  dot({ point: { x, y } }) {
    return this.ready ? this.map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers: ['points'] })[0]?.properties : undefined;
  }

  point(event) {
    const place = this.at(event), dots = this.dot(event);
    this.map.setFilter('hover', ['all', ['!=', ['get', 'islet'], true], ['==', ['get', 'id'], place?.id ?? -1]]);
    this.map.getCanvas().style.cursor = place || dots?.id ? 'pointer' : '';
    this.tip(place ?? null, event.point, dots?.count);
  }

  tip(place, at, count) {
    const box = this.frame.querySelector('.maptip');
    box.hidden = !place;
    if (!place) return;
    const name = document.createElement('b');
    name.textContent = place.name;
    box.replaceChildren(name, count ?? this.content.tips[place.id] ?? '');
    const x = Math.min(at.x + 12, this.frame.clientWidth - box.offsetWidth - 4), y = at.y + 16 + box.offsetHeight > this.frame.clientHeight ? at.y - box.offsetHeight - 8 : at.y + 16;
    box.style.transform = `translate(${x}px, ${y}px)`;
  }

  pick(event) {
    const dot = this.dot(event)?.id;
    if (dot) this.page.invokeMethodAsync('PickPoint', dot);
    else this.page.invokeMethodAsync('Pick', this.at(event)?.id ?? null);
  }

  remove() {
    this.watch.disconnect();
    this.map.remove();
  }
}

function line(pen, x1, y1, x2, y2, width) {
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

function each(coordinates, see) {
  if (typeof coordinates[0] === 'number') see(coordinates);
  else for (const part of coordinates) each(part, see);
}

/** West, south, east and north of a feature. */
function spread(feature) {
  if (feature.spread) return feature.spread;
  let [west, south, east, north] = [180, 90, -180, -90];
  each(feature.geometry.coordinates, ([x, y]) => [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)]);
  return feature.spread = [west, south, east, north];
}

/** The size of its box, in square degrees: near enough to say which label comes first. */
function reach(feature) {
  const [west, south, east, north] = spread(feature);
  return (east - west) * (north - south);
}

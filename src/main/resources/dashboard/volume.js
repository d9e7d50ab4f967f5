// Draws the volume of a table's days as bars. The table is there for everybody; the picture is one more way to see it.

const place = document.querySelector('[data-chart]');
const readout = document.querySelector('[data-readout]');
const rows = [...document.querySelectorAll('#' + place.dataset.chart + ' tbody tr')];
const unit = 10 ** Number(place.dataset.decimals);
const days = rows.map(row => Date.parse(row.dataset.day) / 1000);
const amounts = rows.map(row => Number(row.dataset.amount) / unit);
const short = new Intl.NumberFormat('en-US', {
  style: 'currency', currency: place.dataset.currency, notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0,
});
const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const half = 43200; // of a day, so that the first and the last have room for their bars

let chart;
const draw = () => {
  chart?.destroy();
  const axis = { stroke: colour('--tblr-secondary'), grid: { stroke: colour('--tblr-border-color'), width: 1 }, ticks: { show: false } };
  chart = new uPlot({
    width: place.clientWidth,
    height: 220,
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: { x: { time: false, range: (self, first, last) => [first - half, last + half] }, y: { range: (self, low, high) => [0, high > 0 ? high * 1.1 : 1] } },
    axes: [
      { ...axis, grid: { show: false }, values: (self, ticks) => ticks.map(tick => dayName.format(tick * 1000)), incrs: [86400, 172800, 432000, 604800, 864000, 1296000], space: 70 },
      { ...axis, values: (self, ticks) => ticks.map(tick => short.format(tick)), size: 70 },
    ],
    series: [{}, {
      stroke: colour('--tblr-primary'),
      fill: colour('--tblr-primary'),
      width: 0,
      paths: uPlot.paths.bars({ size: [0.7, 40] }),
      points: { show: false },
    }],
    hooks: {
      setCursor: [self => {
        const cells = rows[self.cursor.idx]?.cells;
        readout.textContent = cells ? `${cells[0].textContent}: ${cells[2].textContent}` : '\u00a0';
      }],
    },
  }, [days, amounts], place);
};

draw();
new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: 220 })).observe(place);
new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });

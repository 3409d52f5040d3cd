/** Events along time, a row for each quad class (vis-timeline). */

import { DataSet } from 'vis-data/peer';
import { Timeline } from 'vis-timeline/peer';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';
import { h } from './dom';
import { language, quadName, typeName } from './language';
import { eventDate, eventQuad, type Page } from './page';
import { sides } from './event_list';
import { dayEnd, dayStart, type Span } from './timeline_drawing';
import { QUAD_CLASSES, type ActorNames, type EventRecord } from './types';

function item(
  page: Page, event: EventRecord, names: ActorNames,
): Record<string, unknown> {
  const quad = eventQuad(event, page.types) ?? 'none';
  const content = h('span', {
    title: `${eventDate(event)} ${typeName(event.type)} ` +
      sides(event, names),
  }, typeName(event.type));
  const lasts = event.first_day !== event.last_day;
  // The end of an item is exclusive, that of an event is its last day.
  const end = dayEnd(event.last_day!);
  return {
    id: event.id, group: quad, className: quad, content,
    start: dayStart(event.first_day!),
    type: lasts ? 'range' : 'point', ...(lasts ? { end } : {}),
  };
}

/** Labels without vis's own locales, which would bring all of moment's. */
function labels(): Record<string, Record<string, string>> {
  const zh = language() === 'zh';
  const month = zh ? 'M[月]' : 'MMM';
  const day = 'D';
  return {
    minorLabels: { month, day, weekday: day, week: day, year: 'YYYY',
      hour: 'HH:mm', minute: 'HH:mm' },
    majorLabels: { month: 'YYYY', year: '', week: zh ? 'YYYY[年]M[月]' :
      'MMM YYYY', day: zh ? 'YYYY[年]M[月]' : 'MMM YYYY',
    weekday: zh ? 'YYYY[年]M[月]' : 'MMM YYYY',
    hour: zh ? 'M[月]D[日]' : 'D MMM', minute: zh ? 'M[月]D[日]' : 'D MMM' },
  };
}

/**
 * `onSelect` is given the id of the event chosen in the drawing. All events
 * have days. Returns what tells the span of time that is shown.
 */
export function timelineChart(
  page: Page, box: HTMLElement, events: EventRecord[], names: ActorNames,
  onSelect: (id: string) => void,
): () => Span {
  const items = new DataSet(events.map((event) => item(page, event, names)));
  const used = new Set(items.map((entry) => entry['group'] as string));
  const groups = new DataSet([...QUAD_CLASSES, null]
    .filter((quad) => used.has(quad ?? 'none'))
    .map((quad) => ({ id: quad ?? 'none', content: h('span', {},
      quadName(quad)) as unknown as string, className: quad ?? 'none' })));
  const timeline = new Timeline(box, items as never, groups as never, {
    maxHeight: 320, verticalScroll: true, zoomKey: 'ctrlKey',
    zoomMin: 1000 * 60 * 60 * 24 * 7, selectable: true, stack: true,
    showCurrentTime: false, showTooltips: false, margin: { item: 3, axis: 4 },
    orientation: 'top', format: labels(),
    // Contents are elements of ours; any text is filtered all the same.
    xss: { disabled: false },
  } as never);
  timeline.on('select', (chosen: { items: string[] }) => {
    if (chosen.items[0]) onSelect(chosen.items[0]);
  });
  page.signal.addEventListener('abort', () => timeline.destroy());
  return () => timeline.getWindow();
}

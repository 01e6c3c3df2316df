// Times stand in the page as UTC; here they become the reader's own, near ones in words.
import { locale, say } from "./page.js";

const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const far = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
const steps = [[60, "minute"], [3600, "hour"], [86400, "day"]];

export function tellTimes(within = document) {
  for (const element of within.querySelectorAll("time[datetime*=T]")) {
    const then = new Date(element.dateTime);
    element.title = far.format(then);
    element.textContent = inWords(then) ?? element.title;
  }
}

function inWords(then) {
  const seconds = (Date.now() - then) / 1000;
  if (seconds < -60 || seconds > 7 * 86400) return null;
  if (seconds < 60) return say("now") || near.format(0, "second");
  const [length, unit] = steps.findLast(([from]) => seconds >= from);
  return near.format(-Math.floor(seconds / length), unit);
}

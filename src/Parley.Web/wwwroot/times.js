// Times stand in the page as UTC; here they become the reader's own, near ones in words.
import { locale, say } from "./page.js";

const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const two = n => String(n).padStart(2, "0");
const steps = [[60, "minute"], [3600, "hour"], [86400, "day"]];

export function tellTimes(within = document) {
  if (!say("stamp")) return;
  for (const element of within.querySelectorAll("time[datetime*=T]")) {
    const then = new Date(element.dateTime);
    element.title = far(then);
    element.textContent = inWords(then) ?? element.title;
  }
}

/** As the page itself writes it, in the reader's own time. */
function far(then) {
  const date = say("day", { d: then.getDate(), month: say("months").split("|")[then.getMonth()], y: then.getFullYear() });
  return say("stamp", { date, time: `${two(then.getHours())}:${two(then.getMinutes())}` });
}

function inWords(then) {
  const seconds = (Date.now() - then) / 1000;
  if (seconds < -60 || seconds > 7 * 86400) return null;
  if (seconds < 60) return say("now") || near.format(0, "second");
  const [length, unit] = steps.findLast(([from]) => seconds >= from);
  return near.format(-Math.floor(seconds / length), unit);
}

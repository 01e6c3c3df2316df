// What script adds for a reader. Everything here also works without it, by links and forms.
import { tellTimes } from "./times.js";
import { startThread } from "./thread.js";
import { startComposing } from "./compose.js";

tellTimes();
setInterval(tellTimes, 60_000, document);
startThread();
startComposing();

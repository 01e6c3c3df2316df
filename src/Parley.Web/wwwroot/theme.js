// Before the page is painted: the reader's own choice of light or dark. No module, since those wait for the page.
try { document.documentElement.dataset.theme = JSON.parse(localStorage["parley:theme"]); } catch { /* None was made, or this browser stores nothing. */ }

// A picker beside the field of a colour, and how well the colour can be read while it is chosen. The server judges in the end.
// Luminance and contrast: WCAG 2.2.
const decoded = (channel) => channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const luminance = (hex) => [1, 3, 5].map((at) => decoded(parseInt(hex.slice(at, at + 2), 16) / 255))
  .reduce((sum, channel, index) => sum + channel * [0.2126, 0.7152, 0.0722][index], 0);
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

customElements.define("colour-choice", class extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const picker = document.createElement("input");
    const said = document.createElement("output");
    picker.type = "color";
    picker.value = this.dataset.usual;
    picker.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`).textContent);
    said.htmlFor = field.id;
    this.append(picker, said);
    const tell = () => {
      const colour = field.value.trim();
      const known = /^#[0-9a-f]{6}$/i.test(colour);
      said.textContent = "";
      if (!known) return;
      picker.value = colour.toLowerCase();
      // Rounded down: what is told as enough is enough.
      const least = Math.min(...this.dataset.papers.split(" ").map((paper) => contrast(colour, paper)));
      said.dataset.good = least >= Number(this.dataset.least) ? "yes" : "no";
      said.textContent = this.dataset.words.replace("{n}", (Math.floor(least * 100) / 100).toFixed(2)).replace("{least}", this.dataset.least);
    };
    field.addEventListener("input", tell);
    picker.addEventListener("input", () => { field.value = picker.value; tell(); });
    tell();
  }
});

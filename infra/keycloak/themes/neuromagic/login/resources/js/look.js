// The look that was chosen on the site, before anything is painted. Without a choice the system decides.
(() => {
  const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([a-z]+)`)?.[1];
  const root = document.documentElement;
  const theme = cookie("theme");
  if (theme === "dark" || theme === "light") {
    root.dataset.theme = theme;
    const paper = theme === "dark" ? "#0a0a0f" : "#faf8ff";
    document.querySelectorAll("meta[name=theme-color]").forEach((meta) => { meta.content = paper; });
  }
  if (cookie("motion") === "off") {
    root.dataset.motion = "off";
  }
})();

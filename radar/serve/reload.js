(() => {
  "use strict";
  const shown = document.currentScript.dataset; // the edition and the problems that this page shows
  const id = "techradar-problems";
  const memory = "techradar-scroll";

  // Browsers remember the place of a page that is loaded again, but not always before its scripts have laid it out.
  const restore = () => {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(memory));
      sessionStorage.removeItem(memory);
    } catch {} // without storage the browser's own memory must do
    if (!place || place.path !== location.pathname) return;
    const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    scroll();
    addEventListener("load", scroll, { once: true });
  };
  const reload = () => {
    stop();
    try {
      sessionStorage.setItem(memory, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    } catch {}
    location.reload();
  };

  // As a popover the panel lies above a dialog that is open.
  const enliven = (host) => {
    if (host.dataset.alone !== undefined) return;
    const hide = host.shadowRoot.querySelector("button");
    hide.hidden = false;
    hide.addEventListener("click", () => host.remove());
    host.addEventListener("keydown", (e) => { if (e.key === "Escape") host.remove(); });
    host.popover = "manual";
    host.showPopover?.();
  };
  const show = () => {
    const request = new XMLHttpRequest();
    request.open("GET", "/.techradar/problems");
    request.responseType = "document";
    request.onload = () => {
      const old = document.getElementById(id);
      const host = request.response && request.response.getElementById(id);
      if (!host) {
        if (old) old.remove();
        return;
      }
      const template = host.querySelector("template");
      host.attachShadow({ mode: "open" }).append(document.adoptNode(template.content));
      template.remove();
      if (old) old.replaceWith(host); else document.body.append(host);
      enliven(host);
    };
    request.send();
  };

  // A hidden tab lets go of its connection: browsers allow six to a server, for all tabs together.
  let source, again;
  const stop = () => {
    clearTimeout(again);
    if (source) source.close();
    source = undefined;
  };
  const follow = () => {
    stop();
    if (document.hidden) return;
    source = new EventSource("/.techradar/events");
    source.onmessage = (e) => {
      const now = JSON.parse(e.data);
      if (now.edition !== shown.edition) {
        reload();
      } else if (now.problems !== shown.problems) {
        shown.problems = now.problems;
        show();
      }
    };
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) again = setTimeout(follow, 2000);
    };
  };

  const host = document.getElementById(id);
  if (host) { // out and in again: screen readers speak of an alert when it comes, not when it is there
    const parent = host.parentNode;
    host.remove();
    parent.append(host);
    enliven(host);
  }
  restore();
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (e) => { if (e.persisted) follow(); });
  follow();
})();

// In every frame of every page that is measured: clocks that agree, and when a thing is seen or painted.
(function () {
  "use strict";

  const wall = () => performance.timeOrigin + performance.now();

  /** When a test first holds at the start of a frame, in milliseconds since 1970. */
  const when = (test) =>
    new Promise((done) => {
      const look = () => (test() ? done(wall()) : requestAnimationFrame(look));
      look();
    });

  /** Note in `Probe.seen` when a test first holds. */
  const watch = (test) => when(test).then((seen) => (globalThis.Probe.seen = seen));

  /** From the next event of this type to the second animation frame after it; for the other end, when it was. */
  const painted = (type) =>
    new Promise((done) => {
      const heard = ({ timeStamp }) => {
        const begun = performance.timeOrigin + timeStamp;
        requestAnimationFrame(() => requestAnimationFrame(() => done({ begun, milliseconds: wall() - begun })));
      };
      window.addEventListener(type, heard, { capture: true, once: true });
    });

  globalThis.Probe = { wall, when, watch, painted };
})();

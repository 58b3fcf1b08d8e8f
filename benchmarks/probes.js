// In every frame of every page that is measured: clocks that agree, and when a thing is seen or painted.
(function () {
  "use strict";

  const wall = () => performance.timeOrigin + performance.now();

  const LOOK_EVERY = 4;

  /**
   * When a test first holds, in milliseconds since 1970. By a timer: a frame that has no size yet, as a
   * component's has at first, may lose the animation frames it asks for.
   */
  const when = (test) =>
    new Promise((done) => {
      const timer = setInterval(() => {
        if (!test()) return;
        clearInterval(timer);
        done(wall());
      }, LOOK_EVERY);
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

import type { ReactNode } from 'react';

/** When the picture is asked for anew, in milliseconds after the field is shown. */
const moments = [300, 1_000, 2_500, 6_000, 15_000];

interface Control {
  new (
    props: never,
  ): {
    renderImages(): ReactNode;
    forceUpdate(): void;
    componentDidMount?(): void;
    componentWillUnmount?(): void;
  };
}

/**
 * A saved picture is loaded after its field has been drawn, and the field does not look again: its place stays
 * empty. So it is drawn anew a few times.
 */
export function fresh(Base: Control): unknown {
  return class Fresh extends Base {
    private timers: ReturnType<typeof setTimeout>[] = [];
    private round = 0;

    constructor(props: never) {
      super(props);
      const draw = this.renderImages;
      this.renderImages = () => <div key={this.round}>{draw.call(this)}</div>;
    }

    override componentDidMount(): void {
      super.componentDidMount?.();
      this.timers = moments.map((moment) =>
        setTimeout(() => {
          this.round += 1;
          this.forceUpdate();
        }, moment),
      );
    }

    override componentWillUnmount(): void {
      this.timers.forEach(clearTimeout);
      super.componentWillUnmount?.();
    }
  };
}

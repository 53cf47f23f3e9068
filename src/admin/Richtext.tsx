import { Component, type ComponentType } from 'react';

interface Props {
  readonly onChange: (value: unknown, metadata?: unknown) => void;
  readonly [more: string]: unknown;
}

/**
 * The rich text reports its own tidying of the Markdown as a change as soon as it is opened: every entry would count
 * as unsaved, and saving its title would rewrite its text. Nothing is a change before the person does something.
 */
export function calm(Control: ComponentType<Props>): ComponentType<Props> {
  return class Calm extends Component<Props> {
    private touched = false;

    private readonly touch = (): void => {
      this.touched = true;
    };

    private readonly change: Props['onChange'] = (value, metadata) => {
      if (this.touched) this.props.onChange(value, metadata);
    };

    override render() {
      return (
        <div
          onKeyDownCapture={this.touch}
          onPasteCapture={this.touch}
          onDropCapture={this.touch}
          onMouseDownCapture={this.touch}
        >
          <Control {...this.props} onChange={this.change} />
        </div>
      );
    }
  };
}

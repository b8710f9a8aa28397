namespace GpuLending.Web.Hosting;

/// <summary>The desk cannot start. The message is written for the person at the terminal and says what to do.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public StartRefusedException()
    {
    }
}

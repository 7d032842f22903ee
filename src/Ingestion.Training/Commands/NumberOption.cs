using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Ingestion.Training.Commands;

/// <summary>
/// Options that take a number within bounds. Read and checked in one step: a validator that asks the library for a value that is no
/// number gets an exception instead.
/// </summary>
internal static class NumberOption
{
    // No separators of thousands: 1,5 would be fifteen.
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Makes an option.</summary>
    /// <typeparam name="T">The kind of number.</typeparam>
    /// <param name="name">With its dashes.</param>
    /// <param name="takes">What it takes, for the error: <c>a number from 1</c>.</param>
    /// <param name="allowed">Whether a number is within the bounds.</param>
    public static Option<T> Create<T>(string name, string takes, Func<T, bool> allowed)
        where T : struct, INumber<T> => new(name)
        {
            HelpName = "N",
            CustomParser = result =>
            {
                if (result.Tokens is [var token] && T.TryParse(token.Value, Plain, CultureInfo.InvariantCulture, out var number) && allowed(number))
                    return number;
                result.AddError($"{name} takes {takes}.");
                return default;
            },
        };
}

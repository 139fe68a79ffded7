"""Lab Connector: brings iTero cases from MyiTero into a dental lab's CAD folder."""

__version__ = "0.1.0"
